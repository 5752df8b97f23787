import type { Certificate } from '../../../archive/retention/certificate.ts'
import type { ExclusionReason } from '../../../archive/retention/disposal.ts'
import type { StartingEvent } from '../../../archive/retention/series.ts'
import type { SignedFile } from '../../../archive/retention/signed-file.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { localized } from '../../../core/words/language.ts'
import { heading, type OfficeLetter, paragraph, tableOf } from '../../../templates/render/office-letter.ts'

const startsAfter: Readonly<Record<StartingEvent, string>> = {
  sent: 'na de verzending',
  closed: 'na de afhandeling van de brief',
  'dossier-ended': 'na het afsluiten van het dossier',
  'appeal-ended': 'na het einde van de beroepstermijn',
}
const reasonWords: Readonly<Record<ExclusionReason, string>> = {
  held: 'Tegengehouden door een vernietigingsstop',
  'under-way': 'Brief nog onderweg',
  'open-case': 'Brief nog in opvolging',
  'term-runs': 'Beroepstermijn loopt nog',
  'in-inbox': 'Brief nog in de inbox van de geadresseerde',
  'added-since': 'Document toegevoegd na de overbrenging',
}

/** Runs of leaves that the page names; the signed file names all. */
const maxRuns = 40

/** The certificate of destruction as a letter to the office, in Dutch. It names no recipient and no letter. */
export function certificateLetter({ content, signature }: SignedFile<Certificate>, about: string): OfficeLetter {
  const { destroyed, sample, stopped, proposed, approved, ledger, rule, transferred } = content
  const reasons = Object.entries(content.excluded) as [ExclusionReason, number][]
  return {
    language: 'nl',
    subject: 'Certificaat van vernietiging',
    sender: { nl: 'Uitpost', ...content.entityName },
    about,
    date: brusselsDay(new Date(destroyed.to)),
    reference: content.disposal,
    blocks: [
      paragraph(
        `${count(destroyed.records)} van de serie ‘${localized(content.seriesName, 'nl')}’ van ${localized(content.entityName, 'nl')} ` +
          `${destroyed.records === 1 ? 'is' : 'zijn'} vernietigd: documenten, sleutels, namen en zoekwoorden.`,
      ),
      ...(transferred === undefined
        ? []
        : [
            paragraph(
              `Het gaat om eigen kopieën: ${transferred.archiveService} aanvaardde deze stukken eerder en bewaart ze (overbrenging ${transferred.transfer}).`,
            ),
          ]),
      heading('Waarom en door wie'),
      tableOf(
        ['Gegeven', 'Waarde'],
        [
          ['Regel', ruleWords(rule)],
          ['Grond', rule.legalGround],
          [transferred === undefined ? 'Termijn voorbij vóór' : 'Aanvaard tot en met', day(content.until)],
          ['Voorgesteld door', `${nameOf(proposed.by)}, ${moment(proposed.at)}`],
          ...(proposed.comment === undefined ? [] : [['Toelichting bij het voorstel', proposed.comment]]),
          ['Goedgekeurd door', `${nameOf(approved.by)}, ${moment(approved.at)}`],
          ...(approved.note === undefined ? [] : [['Toelichting bij de goedkeuring', approved.note]]),
          ['Vernietigd', `${moment(destroyed.from)} tot ${moment(destroyed.to)}`],
          ['In back-ups tot en met', day(content.backupsUntil)],
        ],
        2,
      ),
      heading('Wat is vernietigd'),
      tableOf(
        ['Jaar van de brief', 'Stukken'],
        [
          ...destroyed.years.map(({ year, records }) => [String(year), String(records)]),
          ['Samen', String(destroyed.records)],
        ],
      ),
      ...(sample === undefined && reasons.length === 0 && stopped === undefined
        ? []
        : [
            heading('Wat blijft'),
            tableOf(
              ['Reden', 'Stukken'],
              [
                ...(sample === undefined ? [] : [[`Steekproef, kiem ${sample.seed}`, String(sample.records)]]),
                ...reasons.map(([reason, records]) => [reasonWords[reason], String(records)]),
                ...(stopped === undefined ? [] : [[`Gestopt door ${nameOf(stopped.by)}`, String(stopped.remaining)]]),
              ],
            ),
          ]),
      heading('Bewijs'),
      paragraph(
        `Het register ‘${ledger.origin}’ legt elke vernietiging vast, op de regels ${runsOf(ledger.leaves)}. ` +
          `SHA-256 van de lijst van stukken: ${destroyed.sha256OfIds}. ` +
          `Het bestand ${content.disposal}.json is getekend met Ed25519, sleutel ${signature.keyId}; dit document toont het.`,
      ),
    ],
  }
}

function ruleWords(rule: Certificate['rule']): string {
  if (rule.destination === 'keep') return 'blijvend bewaren'
  const { periodMonths: months } = rule
  const term = months % 12 === 0 ? `${months / 12} jaar` : `${months} ${months === 1 ? 'maand' : 'maanden'}`
  const then =
    rule.destination === 'sample' ? `vernietigen, ${rule.samplePerThousand} per 1.000 bewaren` : 'vernietigen'
  return `${term} ${startsAfter[rule.starts]}, dan ${then}`
}

function runsOf(leaves: Certificate['ledger']['leaves']): string {
  const shown = leaves
    .slice(0, maxRuns)
    .map(([first, last]) => (first === last ? String(first) : `${first} tot ${last}`))
  return shown.length === 0 ? '–' : shown.join(', ') + (leaves.length > maxRuns ? ', …' : '')
}

function count(records: number): string {
  return `${records} ${records === 1 ? 'stuk' : 'stukken'}`
}

/** The command line and the hub have no name. */
function nameOf(by: string): string {
  return by === 'hub:command-line' ? 'een beheerder van de hub' : by === 'hub' ? 'de hub' : by
}

const days = new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeZone: 'Europe/Brussels' })
const moments = new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' })
const day = (text: string): string => days.format(new Date(`${text}T12:00:00Z`))
const moment = (text: string): string => (text === '' ? '–' : moments.format(new Date(text)))
