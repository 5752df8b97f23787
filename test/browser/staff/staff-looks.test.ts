import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { caseFixtures } from '../../support/screens/case-fixtures.ts'
import { decisionClass, reminderClass } from '../../support/screens/class-fixtures.ts'
import { letterLimits } from '../../support/screens/limits-fixtures.ts'
import { type FixtureServer, type Fixtures, openFixtureServer } from '../../support/screens/open-fixture-server.ts'
import { listFailures } from '../../support/screens/operation-fixtures.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { openBrowser, openContext, openWhole } from '../open-browser.ts'

let browser: Browser
let server: FixtureServer
beforeAll(async () => {
  server = await openFixtureServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
})

const failing = (status: number) => () => ({ status, json: { status, title: 'No' } })
const none = () => ({ json: { items: [] } })
const usesEbox = () => ({
  json: {
    decision: {
      decidedOn: '2026-03-02',
      reference: 'CBS 2026/118',
      url: 'https://www.voorbeeldegem.example/besluiten/2026-118',
      recordedAt: '2026-03-03T10:00:00Z',
      recordedBy: 'staff:1',
    },
    senders: (['citizen', 'enterprise'] as const).map((target) => ({
      target,
      organization: '0999000327',
      application: 'UITPOST',
      messageType: `VOORBEELDEGEM_${target}`,
    })),
  },
})
interface Screen {
  readonly path: string
  readonly fixtures?: Fixtures
  /** An element that is present once the screen has loaded. */
  readonly ready: string
  readonly locale?: string
  readonly purpose?: boolean
}
const screens: Readonly<Record<string, Screen>> = {
  'sign-in': { path: '/', fixtures: { 'GET /v1/me': failing(401) }, ready: 'Meld u aan bij Uitpost' },
  start: { path: '/', ready: 'Voor u' },
  'start-done': {
    path: '/',
    fixtures: {
      'GET /v1/messages': none,
      'GET /v1/print-runs': none,
      'GET /v1/templates': none,
      'GET /v1/dead-letters': none,
      'GET /v1/channels': none,
      'GET /v1/return-files': none,
      'GET /v1/print-proposals': none,
      'GET /v1/returned-letters': none,
    },
    ready: 'Niets vraagt uw aandacht',
  },
  messages: { path: '/messages?status=held&period=week', ready: 'Berichten' },
  'messages-en': { path: '/messages', ready: 'Messages', locale: 'en-GB' },
  'messages-empty': { path: '/messages', fixtures: { 'GET /v1/messages': none }, ready: 'Nog geen berichten' },
  'messages-failed': {
    path: '/messages',
    fixtures: { 'GET /v1/messages': failing(503) },
    ready: 'We konden de berichten niet ophalen',
  },
  'messages-forbidden': {
    path: '/messages',
    fixtures: { 'GET /v1/messages': failing(403) },
    ready: 'U hebt hier geen toegang',
  },
  message: { path: '/messages/msg_1', ready: 'Wat er gebeurde' },
  'message-en': { path: '/messages/msg_1', ready: 'What happened', locale: 'en-GB' },
  'message-missing': { path: '/messages/msg_404', ready: 'Deze bladzijde bestaat niet' },
  'archive-purpose': { path: '/archive', ready: 'Zoek in het archief' },
  archive: { path: '/archive', ready: 'Wat zoekt u?', purpose: true },
  record: { path: '/archive/rec_1', ready: 'Vastgelegd in het register', purpose: true },
  'print-runs': { path: '/print-runs', ready: 'Printruns' },
  'print-contracts': { path: '/print-contracts', ready: 'Printcontracten' },
  'print-contract': { path: '/print-contracts/ctr_1', ready: 'Wanneer sluit een printrun?' },
  cases: { path: '/cases', fixtures: caseFixtures, ready: 'Open zaken' },
  case: { path: '/cases/cas_1', fixtures: caseFixtures, ready: 'Geschiedenis' },
  'case-en': { path: '/cases/cas_1', fixtures: caseFixtures, ready: 'History', locale: 'en-GB' },
  'cases-empty': { path: '/cases', ready: 'Geen open zaken' },
  returned: { path: '/returned', ready: 'Hoeveel komt er terug?' },
  'print-contract-new': { path: '/print-contracts/_new', ready: 'Hoe er gedrukt wordt' },
  'print-proposal': { path: '/print-contracts/proposals/prp_1', ready: 'Wat kost een brief?' },
  'print-run': { path: '/print-runs/run_1', ready: 'Klopt de telling?' },
  'print-run-open': { path: '/print-runs/run_2', ready: 'Klopt de telling?' },
  'message-classes': {
    path: '/message-classes',
    fixtures: { 'GET /v1/message-classes': () => ({ json: { items: [decisionClass, reminderClass] } }) },
    ready: 'Soorten brieven',
  },
  ebox: { path: '/ebox', fixtures: { 'GET /v1/ebox-use': usesEbox }, ready: 'Inschrijving bij de eBox' },
  'ebox-en': {
    path: '/ebox',
    fixtures: { 'GET /v1/ebox-use': () => ({ json: { senders: [] } }) },
    ready: 'Registration with the eBox',
    locale: 'en-GB',
  },
  'ebox-failed': {
    path: '/ebox',
    fixtures: { 'GET /v1/ebox-use': failing(503) },
    ready: 'We konden de instellingen voor de eBox niet ophalen',
  },
  templates: { path: '/templates', ready: 'Sjablonen' },
  template: { path: '/templates/aanslagbiljet/versions/4', ready: 'Gegevens die de brief nodig heeft' },
  'template-versions': { path: '/templates/aanslagbiljet', ready: 'Vergelijk twee versies' },
  'template-compare': { path: '/templates/aanslagbiljet/compare?from=3&to=4', ready: 'De brief van versie 3' },
  'template-editor': { path: '/templates/aanslagbiljet/versions/5/edit', ready: 'Aanslagbiljet' },
  'template-editor-en': { path: '/templates/aanslagbiljet/versions/5/edit', ready: 'Tax assessment', locale: 'en-GB' },
  'house-styles-empty': {
    path: '/house-styles',
    fixtures: { 'GET /v1/house-styles': none },
    ready: 'Nog geen huisstijl',
  },
  'house-style-missing': {
    path: '/house-styles/geen',
    fixtures: { 'GET /v1/house-styles/geen': failing(404) },
    ready: 'Deze bladzijde bestaat niet',
  },
  person: { path: '/messages/person', ready: 'Zoek een ontvanger' },
  operation: { path: '/operation', ready: 'Vastgelopen' },
  'operation-stuck': { path: '/operation?tab=stuck', ready: 'Vastgelopen' },
  'operation-lists': {
    path: '/operation?tab=stuck',
    fixtures: { 'GET /v1/list-failures': () => ({ json: { items: listFailures } }) },
    ready: 'Lijsten die vastlopen',
  },
  'operation-lists-en': {
    path: '/operation?tab=stuck',
    fixtures: { 'GET /v1/list-failures': () => ({ json: { items: listFailures } }) },
    ready: 'Lists that fail',
    locale: 'en-GB',
  },
  limits: { path: '/limits', ready: 'Uw sleutels' },
  'limits-en': { path: '/limits', ready: 'Your keys', locale: 'en-GB' },
  'limits-none': {
    path: '/limits',
    fixtures: { 'GET /v1/limits': () => ({ json: { ...letterLimits, limits: [] } }), 'GET /v1/key-limits': none },
    ready: 'Nog geen sleutel om mee te versturen',
  },
  'entity-limits': { path: '/entity-limits', ready: 'Grenzen van entiteiten' },
  'entity-limits-en': { path: '/entity-limits', ready: 'Limits of entities', locale: 'en-GB' },
  'operation-en': { path: '/operation?tab=traffic', ready: 'Where are today’s letters?', locale: 'en-GB' },
  'not-found': { path: '/nowhere', ready: 'Deze bladzijde bestaat niet' },
}

const pages = new Map<string, Promise<Page>>()
/**
 * One for all screens in a language: its process keeps the compiled app and the compiled axe, each of which takes as long as a check.
 * A screen stores nothing but the purpose of an archivist, so those with a purpose have a page of their own.
 */
function pageOf({ locale, purpose = false }: Screen): Promise<Page> {
  const key = `${locale} ${purpose}`
  const opened = pages.get(key) ?? openPage(locale, purpose)
  pages.set(key, opened)
  return opened
}

async function openPage(locale: string | undefined, purpose: boolean): Promise<Page> {
  const context = await openContext(browser, { width: 1280, theme: 'light' }, locale ? { locale } : {})
  const page = await context.newPage()
  if (purpose) await page.addInitScript("sessionStorage.setItem('uitpost-purpose', 'Vraag van de ontvanger')")
  return page
}

test.each(Object.keys(screens))('%s is accessible and fits, wide and narrow, light and dark', async (name) => {
  const screen = screens[name]
  if (screen === undefined) throw new Error(name)
  server.serve({ ...office, ...screen.fixtures })
  const page = await pageOf(screen)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await openWhole(page, `${server.url}/admin${screen.path}`)
  await page.getByRole('heading', { name: screen.ready }).first().waitFor()
  await expectFourLooks(page, `staff-${name}`)
})
