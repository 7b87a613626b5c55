// Keeps the layers apart: who may import what, of ours, of Node's and of npm's.

/**
 * The table of ARCHITECTURE.md. `ours` are folders, `packages` npm packages, `node` says
 * whether Node's built-in modules may be used. What a folder does not list is an error.
 */
const layers = [
  { folder: 'shared', ours: [], packages: ['valibot'], node: false },
  {
    folder: 'electron/engine',
    ours: ['shared'],
    packages: ['nodemailer'],
    node: true,
  },
  {
    folder: 'electron/host',
    ours: ['electron/engine', 'shared'],
    packages: ['conf'],
    node: true,
  },
  {
    folder: 'electron/desktop',
    ours: ['electron/host', 'electron/practice', 'shared'],
    packages: ['electron', 'electron-store', 'electron-updater'],
    node: true,
  },
  {
    folder: 'electron/web',
    ours: ['electron/host', 'electron/practice', 'shared'],
    packages: ['ws'],
    node: true,
  },
  {
    folder: 'electron/cli',
    ours: ['electron/host', 'electron/practice', 'electron/web', 'shared'],
    packages: ['commander'],
    node: true,
  },
  {
    folder: 'electron/practice',
    ours: ['shared'],
    packages: ['smtp-server'],
    node: true,
  },
  {
    folder: 'renderer',
    ours: ['shared'],
    packages: [
      'react',
      'react-dom',
      'radix-ui',
      'cmdk',
      '@tanstack/react-virtual',
      'lucide-react',
      '@fontsource/[^/]+',
    ],
    node: false,
  },
];

/** Where npm packages may go beyond their layer: the files that are written on top of them. */
const homes = [{ package: 'nodemailer', folders: ['message', 'via-nodemailer'] }];

/** The only places that open sockets; of `net`, ESLint lets the others have `isIP` and its kin. */
const sockets = /^(node:)?(tls|dgram|http|https|http2)$/.source;
const mayOpenSockets = '^electron/(engine/(net|via-nodemailer)|web|practice)/';

/** Says how a folder is built, in Node, whatever the folder is for. */
const config = /\.config\.ts$/.source;

const any = (names) => names.join('|');

const layerRules = layers.flatMap(({ folder, ours, packages, node }) => [
  {
    name: `${folder}: other layers`,
    comment: `${folder} may import of ours: ${[folder, ...ours].join(', ')}`,
    severity: 'error',
    from: { path: `^${folder}/`, pathNot: config },
    to: {
      path: '^[^/]+/',
      pathNot: `^(${any([folder, ...ours, 'node_modules'])})/`,
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: `${folder}: npm packages`,
    comment: `${folder} may import of npm: ${packages.join(', ') || 'nothing'}`,
    severity: 'error',
    from: { path: `^${folder}/`, pathNot: config },
    to: {
      path: 'node_modules/',
      ...(packages.length > 0 && { pathNot: `node_modules/(@types/)?(${any(packages)})/` }),
    },
  },
  ...(node
    ? []
    : [
        {
          name: `${folder}: no Node`,
          comment: `${folder} is pure: it runs in a browser as well`,
          severity: 'error',
          from: { path: `^${folder}/`, pathNot: config },
          to: { dependencyTypes: ['core'] },
        },
      ]),
]);

const homeRules = homes.map(({ package: name, folders }) => ({
  name: `engine: ${name} at home`,
  comment: `Only electron/engine/{${folders.join(',')}} may import ${name}`,
  severity: 'error',
  from: { path: '^electron/engine/', pathNot: `^electron/engine/(${any(folders)})/` },
  to: { path: `node_modules/(@types/)?${name}/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...homeRules,
    {
      name: 'sockets',
      comment: 'Sockets are opened in engine/net, engine/via-nodemailer, web and practice only',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: mayOpenSockets },
      to: { path: sockets, dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no product code on tests',
      comment: 'What ships does not import what tests it',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^(tests|build)/' },
    },
    {
      name: 'no cycles',
      comment: 'A cycle has no order in which to be understood; types alone may refer back',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'Every import resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'Every package is in package.json',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'] },
  },
};
