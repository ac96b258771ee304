// How a page speaks with a map that it embeds. Here both are of one site; elsewhere ADDRESS is where the map stands on its own,
// https://mapa.example/osadz or https://urzad.example/mapa/osadz.
const ADDRESS = new URL('osadz', location.href);
const MAP = ADDRESS.origin;

const frame = document.querySelector('iframe');
const address = new URL(ADDRESS);
// The map speaks to this origin only, and listens to no other.
address.searchParams.set('rodzic', location.origin);
frame.src = address.href;

addEventListener('message', (event) => {
  // Any window may send messages: these are the map's.
  if (event.origin !== MAP || event.source !== frame.contentWindow) return;
  document.querySelector('#wiadomosc').textContent = JSON.stringify(event.data);
  if (event.data.type === 'mapa-praktyk:height') {
    frame.height = event.data.height;
  } else if (event.data.type === 'mapa-praktyk:selection') {
    const place = document.querySelector('#praktyka');
    const { practice } = event.data;
    if (practice) {
      const link = document.createElement('a');
      link.href = practice.url;
      link.textContent = practice.title;
      place.replaceChildren(link);
    } else {
      place.textContent = 'żadna';
    }
  }
});

document.querySelector('.choices').addEventListener('click', (event) => {
  const { practice } = event.target.dataset;
  if (practice === undefined) return;
  frame.contentWindow.postMessage({ type: 'mapa-praktyk:select', id: practice || null }, MAP);
});
