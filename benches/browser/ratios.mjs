// Our medians beside the best peer's, task by task, as a Markdown table; the goals are those that docs/performance.md
// explains. With --write the table takes the place of what stands between the markers in that file.
//   node ratios.mjs [--write FILE] RESULTS.jsonl…
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const OURS = 'mapa-praktyk';
const MARKERS = ['<!-- cargo xtask bench --browser writes from here -->', '<!-- to here -->'];

/** The catalogue's size up to which each column of goals holds. */
const SIZES = [500, 10_000, 100_000];

/** What is compared: its name, the network, a session's value (of several samples their median), the most that we may need a size. */
const TASKS = [
  ['navigation to first right map, cold', 'none', (s) => s.load_ms, [1.1, 0.9, 0.5]],
  ['the same on Fast 4G', 'fast4g', (s) => s.load_ms, [1.2, 1, 0.5]],
  ['filter by category', 'none', (s) => median(s.filter), [1, 0.8, 0.25]],
  ['back to all categories', 'none', (s) => median(s.unfilter), [1, 0.6, 0.15]],
  ['zoom to a województwo', 'none', (s) => median(s.zoom), [1, 1, 1]],
  ['pan, 95th percentile of frame time, processor slowed 4×', 'none', (s) => s.pan4?.p95, [1, 1, 1]],
  ['click to popup', 'none', (s) => median(s.popup), [1, 1, 1]],
  ['click to the first popup of a visit', 'none', (s) => s.popup?.[0], [1, 1, 1]],
  ['memory of the renderer after load and GC', 'none', (s) => s.mem?.rss, [1, 0.9, 0.8], 'MB'],
];

/** The longest that a frame of a pan may take, in milliseconds; with the clock's grain. */
const LONGEST_FRAME = 50.5;

function median(samples = []) {
  const sorted = samples.filter((sample) => Number.isFinite(sample)).toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function figure(value) {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}

/** Each app's median of its sessions' values, the best first. */
function ranking(sessions, value) {
  const apps = [...new Set(sessions.map((session) => session.app))];
  const medians = apps.map((app) => ({ app, median: median(sessions.filter((s) => s.app === app).map(value)) }));
  return medians.filter((one) => one.median !== undefined).toSorted((a, b) => a.median - b.median);
}

/** `0.93 of 0.9 – over (378 : 408 ms, openlayers)`. */
function cell(sessions, [, , value, goals, unit = 'ms'], n) {
  const ranked = ranking(sessions.filter((session) => session.n === n), value);
  const ours = ranked.find((one) => one.app === OURS);
  const best = ranked.find((one) => one.app !== OURS);
  if (!ours || !best) return '–';
  const ratio = (ours.median / best.median).toFixed(2);
  const goal = goals[SIZES.findIndex((size) => n <= size)];
  const verdict = goal === undefined ? '' : Number(ratio) <= goal ? ` ≤ ${goal}` : ` **over ${goal}**`;
  return `${ratio}${verdict} (${figure(ours.median)} : ${figure(best.median)} ${unit}, ${best.app})`;
}

function longestFrame(sessions, n) {
  const frames = sessions.filter((s) => s.app === OURS && s.n === n && s.pan4).map((s) => s.pan4.max);
  if (frames.length === 0) return '–';
  const longest = Math.max(...frames);
  return `${figure(longest)} ms ${longest <= LONGEST_FRAME ? '≤ 50' : '**over 50**'}`;
}

function row(cells) {
  return `| ${cells.join(' | ')} |`;
}

function table(sessions) {
  const sizes = [...new Set(sessions.map((session) => session.n))].toSorted((a, b) => a - b);
  const named = sizes.map((size) => size.toLocaleString('en'));
  const lines = [row(['task', ...named]), row(['---', ...sizes.map(() => '---')])];
  for (const task of TASKS) {
    const there = sessions.filter((session) => session.net === task[1]);
    const cells = sizes.map((n) => cell(there, task, n));
    if (cells.some((text) => text !== '–')) lines.push(row([task[0], ...cells]));
  }
  const frames = sizes.map((n) => longestFrame(sessions, n));
  if (frames.some((text) => text !== '–')) lines.push(row(['our longest frame in such a pan', ...frames]));
  return lines.join('\n');
}

/** What was run, and what must be known before the figures are believed. */
function about(sessions) {
  const ours = sessions.filter((session) => session.app === OURS);
  const failed = sessions.filter((session) => !session.ok);
  const wrong = sessions.filter((session) => session.wrong || session.early || session.errors?.length);
  const loads = sessions.map((session) => session.load);
  const runs = Math.max(...sessions.map((session) => session.run)) + 1;
  const bytes = ours.find((session) => session.bytes)?.bytes ?? {};
  const code = ['wasm', 'js', 'css'].map((kind) => [kind, bytes[kind] ?? 0]);
  const kilobytes = (count) => (count / 1000).toFixed(1);
  const lines = [
    `${sessions.length} sessions on ${sessions[0].at.slice(0, 10)}, up to ${runs} of each app and size, one after another by turns, each in a new browser; load of the machine ${median(loads).toFixed(1)} (at most ${Math.max(...loads).toFixed(1)}).`,
    `Of the app, brotli: ${code.map(([kind, count]) => `${kind} ${kilobytes(count)}`).join(', ')}, together ${kilobytes(code.reduce((sum, [, count]) => sum + count, 0))} kB.`,
  ];
  for (const [what, list] of [['Failed', failed], ['Wrong', wrong]]) {
    if (list.length > 0) lines.push(`${what}: ${list.map((s) => `${s.app} at ${s.n} (${s.fail ?? s.wrong ?? s.early ?? s.errors[0]})`).join('; ')}.`);
  }
  return lines.join('\n');
}

const { values, positionals } = parseArgs({ options: { write: { type: 'string' } }, allowPositionals: true });
const sessions = positionals.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line)));
const report = `${about(sessions)}\n\nOur median to the best peer's; behind it the goal, and in brackets both medians.\n\n${table(sessions)}\n`;
console.log(report);
if (values.write) {
  const text = readFileSync(values.write, 'utf8');
  const [start, end] = MARKERS.map((marker) => text.indexOf(marker));
  if (start < 0 || end < start) throw new Error(`${values.write} has not the lines\n${MARKERS.join('\n')}\nbetween which the table stands`);
  writeFileSync(values.write, `${text.slice(0, start + MARKERS[0].length)}\n\n${report}\n${text.slice(end)}`);
}
