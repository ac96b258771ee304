//! Patterns such as `strony/*.html`, for shells that leave them as they are.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

/// Whether a path has characters that stand for others.
pub(super) fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// A pattern, and the folder below which everything lies that can match it.
#[derive(Debug)]
pub(super) struct Pattern {
    base: PathBuf,
    matcher: GlobMatcher,
    /// How deep below the base a match can lie; `None` for any depth.
    depth: Option<usize>,
}

impl Pattern {
    /// `*` and `?` stand for anything within one name, `**` for any folders.
    pub(super) fn new(path: &Path) -> Result<Self, globset::Error> {
        let is_literal = |part: &&Path| !is_pattern(part);
        let parts: Vec<&Path> = path.components().map(|part| Path::new(part.as_os_str())).collect();
        let literal = parts.iter().copied().take_while(is_literal).count();
        let base: PathBuf = parts.iter().take(literal).collect();
        let rest: PathBuf = parts.iter().skip(literal).collect();
        let glob = GlobBuilder::new(&rest.to_string_lossy())
            .literal_separator(true)
            .build()?;
        let is_deep = rest.to_string_lossy().contains("**");
        Ok(Self {
            base: if literal == 0 { PathBuf::from(".") } else { base },
            matcher: glob.compile_matcher(),
            // A slash may also stand within braces.
            depth: (!is_deep).then(|| rest.to_string_lossy().matches('/').count() + 1),
        })
    }

    /// The folder to search.
    pub(super) fn base(&self) -> PathBuf {
        self.base.clone()
    }

    /// Whether a path below the base matches.
    pub(super) fn matches(&self, path: &Path) -> bool {
        self.matcher.is_match(self.below_base(path))
    }

    /// Whether something in this folder may match.
    pub(super) fn may_match_below(&self, folder: &Path) -> bool {
        self.depth
            .is_none_or(|depth| self.below_base(folder).components().count() < depth)
    }

    fn below_base<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.base).unwrap_or(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_as_a_shell_would() {
        let cases = [
            ("strony/*.html", "strony/żółw.html", true),
            ("strony/*.html", "strony/2008/żółw.html", false),
            ("strony/**/*.html", "strony/2008/05/żółw.html", true),
            ("strony/200?", "strony/2008", true),
            ("*.{html,txt}", "żółw.txt", true),
            ("./[ż]*.txt", "żółw.txt", true),
            ("/a/*/b", "/a/ó/b", true),
            ("*.html", "żółw.txt", false),
        ];
        for (pattern, path, expected) in cases {
            let pattern = Pattern::new(Path::new(pattern)).unwrap();
            assert_eq!(pattern.matches(Path::new(path)), expected, "{pattern:?} {path}");
        }
    }

    #[test]
    fn searches_no_deeper_than_it_needs() {
        let cases = [
            ("strony/*.html", "strony", "strony/2008", false),
            ("strony/*/*.html", "strony", "strony/2008", true),
            ("**/*.html", ".", "a/b/c/d", true),
            ("/a/b*/c", "/a", "/a/b", true),
            ("{a,b/c}.txt", ".", "b", true),
        ];
        for (text, base, folder, expected) in cases {
            let pattern = Pattern::new(Path::new(text)).unwrap();
            assert_eq!(pattern.base(), Path::new(base));
            assert_eq!(pattern.may_match_below(Path::new(folder)), expected, "{text} {folder}");
        }
        assert!(Pattern::new(Path::new("[ż.txt")).is_err());
    }
}
