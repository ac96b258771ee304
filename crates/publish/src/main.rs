//! `publish-site FOLDER`: writes into a built site all that is published beside the app and its data.

use std::path::Path;
use std::process::ExitCode;

use mapa_praktyk::base;
use publish::PictureError;
use publish::disk::{self, DiskError};
use publish::open_data;
use thiserror::Error;

/// Why a site could not be published.
#[derive(Debug, Error)]
enum PublishError {
    #[error(transparent)]
    Disk(#[from] DiskError),
    #[error(transparent)]
    Picture(#[from] PictureError),
}

fn main() -> ExitCode {
    // The first is the program's own name.
    let mut arguments = std::env::args_os().skip(1);
    let (Some(folder), None) = (arguments.next(), arguments.next()) else {
        eprintln!("publish-site FOLDER: the folder of a built site is needed, as `cargo xtask dist` makes it");
        return ExitCode::from(2);
    };
    match publish_into(Path::new(&folder)) {
        Ok(count) => {
            println!("{count} files");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("publish-site: {error}");
            ExitCode::from(1)
        }
    }
}

fn publish_into(folder: &Path) -> Result<usize, PublishError> {
    base::stand_at(&disk::base(folder)?);
    let site = disk::read(folder)?;
    if let Some(message) = open_data::left_out(&site) {
        println!("{message}");
    }
    let mut count = 0;
    publish::write(&site, &mut |file| {
        count += 1;
        Ok::<_, PublishError>(disk::write(folder, &file)?)
    })?;
    Ok(count)
}
