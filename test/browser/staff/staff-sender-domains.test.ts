import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import type { ComplaintRates, SenderDomain } from '../../../admin-ui/src/ui/api/operator-types.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { tabTo } from '../open-browser.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show, asked } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const key = `v=DKIM1; k=rsa; p=${'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A'.repeat(12)}`
const domain: SenderDomain = {
  domain: 'post.voorbeeldegem.example',
  returnDomain: 'bounce.voorbeeldegem.example',
  state: 'fault',
  stateSince: '2026-11-20T08:00:00Z',
  checkedAt: '2026-11-25T06:10:00Z',
  nextAt: '2026-11-26T06:10:00Z',
  checking: false,
  findings: [
    {
      check: 'spf',
      state: 'good',
      code: 'spf-pass',
      sentence: { nl: 'Elk adres waarvan e-mails vertrekken (2) staat in het record.', en: 'Each address is allowed.' },
      records: [],
    },
    {
      check: 'dkim',
      state: 'fault',
      code: 'dkim-missing',
      sentence: {
        nl: 'E-mails worden ondertekend met ‘2026b’, maar die sleutel staat niet in DNS.',
        en: 'Mail is signed with ‘2026b’, but that key is not in DNS.',
      },
      records: [
        {
          name: '2026b._domainkey.post.voorbeeldegem.example',
          type: 'TXT',
          value: `"${key.slice(0, 255)}" "${key.slice(255)}"`,
        },
      ],
    },
    {
      check: 'mta-sts',
      state: 'warning',
      code: 'sts-missing',
      sentence: { nl: 'Het return-domein heeft geen MTA-STS.', en: 'The return domain has no MTA-STS.' },
      records: [
        { name: '_mta-sts.bounce.voorbeeldegem.example', type: 'TXT', value: 'v=STSv1; id=uitpost1x2y3z' },
        {
          name: 'https://mta-sts.bounce.voorbeeldegem.example/.well-known/mta-sts.txt',
          type: 'FILE',
          value: 'version: STSv1\nmode: testing\nmx: mx.voorbeeldegem.example\nmax_age: 604800\n',
        },
      ],
    },
    {
      check: 'tls-rpt',
      state: 'not-checked',
      code: 'dns-silent',
      sentence: {
        nl: 'Niet gecontroleerd: de DNS-server antwoordt niet.',
        en: 'Not checked: the DNS server does not answer.',
      },
      records: [],
    },
  ],
}

test('an operator reads the worst first, copies a record, and requests a check by keyboard', async () => {
  let checking = false
  await show('/sender-domains', {
    'GET /v1/sender-domains': () => ({ json: { items: [{ ...domain, checking }] } }),
    'POST /v1/sender-domains/post.voorbeeldegem.example/check': () => {
      checking = true
      return { status: 202, json: { ...domain, checking } }
    },
  })
  const findings = page.getByRole('list', { name: 'Wat de controle van post.voorbeeldegem.example vond' })
  await findings.waitFor()
  const states = await findings.locator('.govuk-tag').allTextContents()
  expect(states.map((each) => each.trim())).toEqual(['Fout', 'Kan beter', 'Niet gecontroleerd', 'In orde'])
  await expectFourLooks(page, 'sender-domains')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Kopieer de waarde van 2026b._domainkey' }).click()
  await page.getByText('Gekopieerd').waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`"${key.slice(0, 255)}" "${key.slice(255)}"`)
  await tabTo(page, 'Controleer nu')
  await page.keyboard.press('Enter')
  await page.getByText('Wordt gecontroleerd …').waitFor()
  expect(asked('POST', '/v1/sender-domains/post.voorbeeldegem.example/check')).toHaveLength(1)
})

const rates: ComplaintRates = {
  windowDays: 7,
  warnPercent: 0.1,
  brakePercent: 0.25,
  minMails: 1_000,
  items: [
    {
      domain: 'post.voorbeeldegem.example',
      provider: 'gmail',
      providerName: 'Gmail',
      mails: 41_200,
      complaints: 112,
      percent: 0.272,
      state: 'waiting',
      waitsSince: '2026-11-25T08:15:00Z',
    },
    {
      domain: 'post.voorbeeldegem.example',
      provider: 'microsoft',
      providerName: 'Microsoft (Outlook.com, Hotmail)',
      mails: 28_940,
      complaints: 34,
      percent: 0.117,
      state: 'warning',
    },
    { domain: 'post.voorbeeldegem.example', provider: 'other', mails: 640, complaints: 0, percent: 0, state: 'few' },
  ],
}

test('bulk mail that waits for a provider is named with its reason, and released only with one', async () => {
  const path = '/v1/complaint-rates/post.voorbeeldegem.example/gmail/release'
  await show('/operation?tab=email', {
    'GET /v1/complaint-rates': () => ({ json: rates }),
    [`POST ${path}`]: () => ({ json: { ...rates, items: rates.items.slice(1) } }),
  })
  await page.getByRole('heading', { name: 'Bulkpost naar Gmail wacht' }).waitFor()
  await page.getByText('Te veel ontvangers van e-mail van post.voorbeeldegem.example klaagden (0,272 %).').waitFor()
  await expectFourLooks(page, 'complaints')
  await page.getByRole('button', { name: 'Laat vertrekken Gmail' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Bulkpost naar Gmail laten vertrekken?' })
  await dialog.getByRole('button', { name: 'Laat vertrekken' }).click()
  await dialog.getByText('Schrijf waarom dit weer mag vertrekken').waitFor()
  expect(asked('POST', path)).toEqual([])
  await dialog.getByLabel('Waarom?').fill('Lijst verbeterd')
  await dialog.getByRole('button', { name: 'Laat vertrekken' }).click()
  await page.getByText('Bulkpost naar Gmail vertrekt weer.').waitFor()
  expect(asked('POST', path)[0]?.body).toEqual({ reason: 'Lijst verbeterd' })
})
