// The page of the server in Chromium, whose microphone is a recording. A server without one gets page.html.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { described, main, sleep } from './common.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

async function address(context) {
  const own = await fetch(context.http, { headers: { Accept: 'text/html' } });
  if (own.ok && own.headers.get('content-type')?.startsWith('text/html')) {
    return { page: 'the server', url: context.http };
  }
  const files = http.createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    fs.createReadStream(new URL('page.html', import.meta.url)).pipe(response);
  });
  await new Promise((resolve) => files.listen(0, '127.0.0.1', resolve));
  return { page: 'the test', url: `http://127.0.0.1:${files.address().port}/?server=${context.ws}` };
}

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

// The text, when all of it is there: the page of the test says so; of another one it is taken for granted when words
// are there, and nothing has been added to them for a while.
async function settled(page, whose) {
  if (whose === 'the test') {
    await page.locator('#status', { hasText: 'closed' }).waitFor({ timeout: 50_000 });
    return (await page.textContent('#final')).trim();
  }
  let text = '';
  for (let since = Date.now(); text === '' || Date.now() - since < 5000; await sleep(100)) {
    const now = (await page.textContent('#final')).trim();
    since = now === text ? since : Date.now();
    text = now;
  }
  return text;
}

await main({
  async speak(context) {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'earshot-chromium-'));
    const window = await browser(context, profile);
    try {
      const { page: whose, url } = await address(context);
      const page = window.pages()[0] ?? (await window.newPage());
      page.on('pageerror', (error) => context.tell({ type: 'page error', error: described(error) }));
      page.on('console', (line) => line.type() === 'error' && context.tell({ type: 'console', text: line.text() }));
      await page.goto(url);
      if (await page.locator('#key').isVisible()) {
        await page.fill('#key', context.key);
      }
      await page.click('#start');
      const interims = new Set();
      const spoken = (context.samples.length / context.rate) * 1000 + 2000;
      for (const end = Date.now() + spoken; Date.now() < end; await sleep(100)) {
        interims.add((await page.textContent('#interim')).trim());
      }
      await page.click('#stop');
      return {
        page: whose,
        final: await settled(page, whose),
        interims: [...interims].filter(Boolean),
        status: (await page.textContent('#status')).trim(),
      };
    } finally {
      await window.close();
      fs.rmSync(profile, { recursive: true, force: true });
    }
  },
});
