// The panel of layers, as a visitor uses it.
import { expect, settled } from './test.mjs';

/** Opens the panel, unless it is open. */
export async function openLayers(page) {
  const panel = page.getByRole('group', { name: 'Warstwy mapy' });
  if (!(await panel.isVisible())) await page.getByRole('button', { name: 'Warstwy mapy' }).click();
  await expect(panel).toBeVisible();
  return panel;
}

/** Ticks what has this label, and closes the panel, without waiting for what that brings. */
export async function tick(page, label) {
  const panel = await openLayers(page);
  await panel.getByLabel(label, { exact: true }).check();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
}

/** The same, until the map shows it. */
export async function choose(page, label) {
  await tick(page, label);
  await settled(page);
}
