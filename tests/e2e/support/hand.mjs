// Mouse, wheel and fingers as the system sends them: real events, by Chromium's own protocol.

/** The browser's own pace of pointer events. */
const FRAME = 1 / 60;

/** The system's side of mouse and touch screen: every event has its own time, whatever the test's machine does meanwhile. */
export async function hand(page) {
  const device = await page.context().newCDPSession(page);
  let now = Date.now() / 1000;
  const tick = () => (now += FRAME);
  const mouse = (type, { x, y }, extra = {}) =>
    device.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: 1, timestamp: tick(), ...extra });
  const touch = (type, ...points) =>
    device.send('Input.dispatchTouchEvent', { type, timestamp: tick(), touchPoints: points.map(({ x, y, id }, at) => ({ x, y, id: id ?? at })) });
  const wheel = ({ x, y }, deltaY, extra = {}) =>
    device.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY, timestamp: tick(), ...extra });
  return {
    device, mouse, touch, wheel,
    /** Presses and drags along a line, one event after the other: the browser would make one of several at a time. */
    async drag(from, to, extra = {}) {
      await mouse('mousePressed', from, { clickCount: 1, ...extra });
      for (const at of line(from, to)) await mouse('mouseMoved', at, extra);
    },
    async drop(at, extra = {}) {
      await mouse('mouseReleased', at, { buttons: 0, clickCount: 1, ...extra });
    },
    // What the map tells by the time between presses is sent in one go: a machine that is slow between two messages would
    // make the second press a first.
    async doubleTap(at) {
      await Promise.all([touch('touchStart', at), touch('touchEnd'), touch('touchStart', at), touch('touchEnd')]);
    },
    async doubleClick(at) {
      const press = (clickCount) => [mouse('mousePressed', at, { clickCount }), mouse('mouseReleased', at, { buttons: 0, clickCount })];
      await Promise.all([...press(1), ...press(2)]);
    },
  };
}

/** Ten steps from one place of the screen to another. */
export function line(from, to) {
  return Array.from({ length: 10 }, (_, step) => {
    const part = (step + 1) / 10;
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  });
}
