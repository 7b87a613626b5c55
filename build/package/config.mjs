// Says how electron-builder packages the app for each system.

import { join } from 'node:path';
import { root } from '../project.mjs';
import { build } from './stage.mjs';

const here = join(root, 'build', 'package');
const icons = join(root, 'build', 'icons');
const names = 'Ehlo-${version}-${os}-${arch}';

/**
 * The fuses: what Electron's program can still be talked into by its environment and
 * arguments once it is packaged, which is nothing.
 */
const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** Where updates lie: named by the release workflow; without one there are none to look for. */
function feed({ GITHUB_REPOSITORY: repository, EHLO_UPDATE_URL: url }) {
  if (url) return { provider: 'generic', url };
  if (!repository) return null;
  const [owner, repo] = repository.split('/');
  return { provider: 'github', owner, repo, releaseType: 'draft' };
}

/**
 * @param {object} where
 * @param {string} where.app The folder that `stageApp` has laid out.
 * @param {string} where.out The folder for what is made.
 * @param {string} where.electron Electron's version.
 * @param {string} [where.dist] A folder of Electron's own files, instead of a download.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {import('electron-builder').Configuration}
 */
export function configuration({ app, out, electron, dist }, env = process.env) {
  const signed = Boolean(env.CSC_LINK || env.CSC_NAME);
  return {
    appId: 'app.ehlo.desktop',
    productName: 'Ehlo',
    copyright: 'MIT licence, the Ehlo authors',
    electronVersion: electron,
    ...(dist && { electronDist: dist }),
    ...(build().number && { buildNumber: String(build().number) }),
    directories: { app, output: out, buildResources: icons },
    // Everything is bundled: no node_modules are looked for, none are rebuilt or packed.
    npmRebuild: true,
    beforeBuild: () => Promise.resolve(false),
    // Chromium reads woff2; the other format is for browsers that do not.
    files: ['package.json', 'LICENSE', 'dist/**', '!**/*.map', '!**/*.woff'],
    extraResources: [{ from: join(app, 'LICENSES.txt'), to: 'LICENSES.txt' }],
    asar: true,
    disableAsarIntegrity: false,
    electronLanguages: ['en-US'],
    electronFuses: { ...fuses, resetAdHocDarwinSignature: !signed },
    artifactName: `${names}.\${ext}`,
    publish: feed(env),
    // A file or an address only ever fills the form.
    fileAssociations: [
      {
        ext: 'ehlo',
        name: 'Ehlo settings',
        description: 'Settings of an Ehlo run',
        mimeType: 'application/x-ehlo',
        role: 'Viewer',
      },
    ],
    protocols: [{ name: 'Mail submission', schemes: ['smtp', 'smtps'], role: 'Viewer' }],
    win: windows(env),
    nsis: {
      artifactName: `${names}-setup.\${ext}`,
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      buildUniversalInstaller: false,
      deleteAppDataOnUninstall: false,
      license: join(root, 'LICENSE'),
      // The addresses: `protocols` is for the other systems.
      include: join(here, 'installer.nsh'),
    },
    portable: { artifactName: `${names}-portable.\${ext}`, buildUniversalInstaller: false },
    mac: mac(env, signed),
    dmg: { sign: false },
    linux: linux(env),
    deb: withCommand('deb'),
    rpm: withCommand('rpm'),
  };
}

function windows(env) {
  const arch = ['x64', 'arm64'];
  const publisher = env.EHLO_WINDOWS_PUBLISHER;
  return {
    icon: join(icons, 'icon.ico'),
    target: [
      { target: 'nsis', arch },
      { target: 'portable', arch },
    ],
    extraResources: [{ from: join(here, 'ehlo.cmd'), to: 'bin/ehlo.cmd' }],
    // Without a certificate of this name no update is taken.
    verifyUpdateCodeSignature: true,
    ...(publisher && { signtoolOptions: { publisherName: [publisher] } }),
  };
}

function mac(env, signed) {
  return {
    icon: join(icons, 'icon.icns'),
    category: 'public.app-category.developer-tools',
    target: [
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ],
    extraResources: [{ from: join(here, 'ehlo.sh'), to: 'bin/ehlo' }],
    // Unsigned, the app gets an ad-hoc signature, which the hardened runtime would not accept.
    ...(signed ? {} : { identity: null }),
    hardenedRuntime: signed,
    gatekeeperAssess: false,
    entitlements: join(here, 'entitlements.mac.plist'),
    entitlementsInherit: join(here, 'entitlements.mac.plist'),
    notarize: signed && Boolean(env.APPLE_API_KEY || env.APPLE_ID || env.APPLE_KEYCHAIN_PROFILE),
  };
}

function linux(env) {
  const arch = ['x64', 'arm64'];
  return {
    icon: join(icons, 'png'),
    // `ehlo` is the command line; see the launcher.
    executableName: 'ehlo-desktop',
    category: 'Network',
    synopsis: 'Tests mail submission',
    maintainer: env.EHLO_MAINTAINER || 'The Ehlo authors <maintainers@ehlo.invalid>',
    target: [
      { target: 'AppImage', arch },
      { target: 'deb', arch },
      { target: 'rpm', arch },
    ],
    extraResources: [{ from: join(here, 'ehlo.sh'), to: 'bin/ehlo' }],
  };
}

/** Installs the launcher as the command `ehlo` as well. */
function withCommand(target) {
  return {
    fpm: [`${join(here, 'ehlo.sh')}=/usr/bin/ehlo`],
    ...(target === 'deb' && { packageCategory: 'mail', priority: 'optional' }),
  };
}
