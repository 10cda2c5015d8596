// The page of the server in Chromium, whose microphone is a recording.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { described, main, sleep } from './common.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

async function browser(context, profile) {
  return await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    permissions: ['microphone'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${context.audio}%noloop`,
    ],
  });
}

async function unlock(page, key) {
  await page.locator('#unlock').waitFor({ state: 'visible' });
  await page.fill('#key', key);
  await page.locator('#unlock button').click();
  await page.locator('#unlock').waitFor({ state: 'hidden' });
}

// What has been said for good; a line each.
async function said(page) {
  return (await page.locator('#final > *').allTextContents()).join(' ').trim();
}

await main({
  async speak(context) {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'earshot-chromium-'));
    const window = await browser(context, profile);
    try {
      const page = window.pages()[0] ?? (await window.newPage());
      page.on('pageerror', (error) => context.tell({ type: 'page error', error: described(error) }));
      // That the server wants a key is found out by asking, which Chromium calls an error.
      page.on('console', (line) => {
        if (line.type() === 'error' && !line.text().includes('401')) {
          context.tell({ type: 'console', text: line.text() });
        }
      });
      await page.goto(context.http);
      await unlock(page, context.key);
      await page.click('#start');
      const interims = new Set();
      const spoken = (context.samples.length / context.rate) * 1000 + 2000;
      for (const end = Date.now() + spoken; Date.now() < end; await sleep(100)) {
        interims.add((await page.textContent('#interim')).trim());
      }
      await page.click('#stop');
      await page.locator('#start').waitFor({ state: 'visible', timeout: 50_000 });
      return {
        final: await said(page),
        interims: [...interims].filter(Boolean),
        status: (await page.textContent('#status')).trim(),
      };
    } finally {
      await window.close();
      fs.rmSync(profile, { recursive: true, force: true });
    }
  },
});
