import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser that is asked for, else one of the system; without either Playwright takes its own. */
const browser = process.env.OAPROBE_CHROMIUM ?? systemBrowsers.find((path) => existsSync(path));
const quiet = [
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

// Pages are files: there is no server to start, and a page that needs a second try is a defect.
export default defineConfig({
  testDir: 'src',
  testMatch: '**/browser/*.spec.ts',
  retries: 0,
  // The rules of accessibility look at every element, which takes a while on a busy machine.
  timeout: 240_000,
  fullyParallel: true,
  workers: 2,
  reporter: process.env.CI ? 'line' : 'list',
  use: {
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      // Chromium's sandbox does not start for root.
      args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet,
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
