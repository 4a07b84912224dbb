import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The browsers under test: `chromium` stands for Chromium, Chrome, Edge and Brave. */
export type BrowserName = 'chromium' | 'firefox';

const LINUX_COMMANDS: Record<BrowserName, string[]> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'brave-browser',
  ],
  firefox: ['firefox-esr', 'firefox'],
};

const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/var/lib/flatpak/exports/bin'];

const MAC_APPLICATIONS: Record<BrowserName, string[]> = {
  chromium: ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'],
  firefox: ['Firefox ESR', 'Firefox', 'Firefox Developer Edition'],
};

const WINDOWS_PROGRAMS: Record<BrowserName, string[]> = {
  chromium: [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
    'BraveSoftware/Brave-Browser/Application/brave.exe',
  ],
  firefox: ['Mozilla Firefox ESR/firefox.exe', 'Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
};

/** Where the browser is usually installed on this system, the most suitable for tests first; files that may not exist. */
export function wellKnownPaths(name: BrowserName): string[] {
  if (process.platform === 'darwin') return macPaths(name);
  if (process.platform === 'win32') return windowsPaths(name);
  return linuxPaths(name);
}

function linuxPaths(name: BrowserName): string[] {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...LINUX_FOLDERS];
  return LINUX_COMMANDS[name].flatMap((command) => folders.map((folder) => join(folder, command)));
}

function macPaths(name: BrowserName): string[] {
  const folders = ['/Applications', join(homedir(), 'Applications')];
  return MAC_APPLICATIONS[name].flatMap((application) => {
    const executable = name === 'firefox' ? 'firefox' : application;
    return folders.map((folder) => join(folder, `${application}.app`, 'Contents', 'MacOS', executable));
  });
}

function windowsPaths(name: BrowserName): string[] {
  const { PROGRAMFILES, LOCALAPPDATA, 'PROGRAMFILES(X86)': PROGRAMFILES_X86 } = process.env;
  const folders = [PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA].filter((folder) => folder !== undefined);
  return WINDOWS_PROGRAMS[name].flatMap((program) => folders.map((folder) => join(folder, program)));
}
