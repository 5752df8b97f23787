import { newCheckCode, newReplyReference } from '../../core/words/numbers/check-code.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import type { HouseStyle } from '../../templates/model/house-style.ts'
import type { LetterFrame } from '../../templates/model/letter-frame.ts'
import type { TemplateSource } from '../../templates/model/template-source.ts'
import type { LetterToRender, RenderTask } from '../../templates/render/render-task.ts'

const houseStyle: HouseStyle = {
  key: 'maatstaf',
  version: 1,
  name: { nl: 'Agentschap Voorbeeldbelastingen' },
  colour: '#1f3f77',
  logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#1f3f77" d="M8 40h12v16H8zM26 26h12v30H26zM44 8h12v48H44z"/></svg>',
  senderLines: ['Dienst Inning', 'Modellaan 20 bus 7', '9998 Proefbeke', '02 000 00 10', 'inning@voorbeeld.example'],
  signatures: {},
  signatories: { hoofd: { name: 'Lien Proefmans', function: { nl: 'Diensthoofd Inning' } } },
  images: {},
}

const paragraphs = [
  'U bent eigenaar van de woning {{straat}} {{nummer}} in {{gemeente}}. Daarom betaalt u voor {{jaar}} onroerende voorheffing. In deze brief leest u hoeveel u betaalt, hoe we dat bedrag berekend hebben en wat u kunt doen als u niet akkoord bent met onze berekening.',
  'Het kadastraal inkomen van uw woning is {{ki}}. Dat bedrag passen we elk jaar aan de index aan. Op het aangepaste bedrag rekenen we de basisheffing voor Vlaanderen, en daarop de opcentiemen van uw provincie en uw gemeente. Hebt u kinderen of een handicap, dan krijgt u een vermindering; die hebben we al toegepast.',
  'Kunt u het bedrag niet in één keer betalen? Vraag dan een afbetalingsplan aan vóór {{vraagdatum}}. Dat kan via onze website of met het formulier bij deze brief. Betaal intussen wat u kunt: zo blijft het bedrag dat u later moet betalen kleiner.',
  'Woont u niet meer in deze woning, of hebt u ze verkocht? Dan betaalt u toch het volledige bedrag als u op 1 januari nog eigenaar was. U kunt met de nieuwe eigenaar afspreken dat die een deel van het bedrag aan u terugbetaalt. De notaris heeft dat meestal al geregeld.',
]
const table = [
  '| Onderdeel | Bedrag |',
  '|---|---:|',
  '{{#each regels}}',
  '| {{wat}} | {{bedrag}} |',
  '{{/each}}',
  '| **Te betalen** | **{{bedrag}}** |',
].join('\n')
const list = [
  '- Open deze brief in Mijn brieven en kies ‘Antwoord op deze brief’.',
  '- Of stuur een brief naar ons adres bovenaan. Vermeld {{dossier}} en zeg waarom u niet akkoord bent.',
  '- Doe dat ten laatste op {{bezwaardatum}}. De betaaldatum blijft gelden.',
].join('\n')

const long = [...paragraphs, ...paragraphs].map(
  (text, at) => `# Deel ${at + 1}\n\n${text}\n\n${paragraphs[at % 4] ?? ''}`,
)

function source(parts: readonly string[], lines: number): TemplateSource {
  return {
    languages: {
      nl: {
        subject: 'Aanslagbiljet onroerende voorheffing {{jaar}}',
        body: ['Beste {{aanhef}}', ...parts, 'Met vriendelijke groeten', '{{signature}}'].join('\n\n'),
      },
    },
    fallback: ['nl'],
    variables: [
      ...['aanhef', 'straat', 'nummer', 'gemeente', 'jaar', 'dossier'].map((name) => ({
        name,
        type: 'text' as const,
        required: true,
      })),
      ...['ki', 'bedrag'].map((name) => ({ name, type: 'money' as const, required: true })),
      ...['vraagdatum', 'bezwaardatum'].map((name) => ({ name, type: 'date' as const, required: true })),
      {
        name: 'regels',
        type: 'list',
        required: true,
        maxLength: lines,
        fields: [
          { name: 'wat', type: 'text', required: true },
          { name: 'bedrag', type: 'money', required: true },
        ],
      },
    ],
    actions: [],
    samples: [],
    blocks: [],
  }
}

/** The letter on which the bars are measured: one full page with running text, table, list, signature and both codes. */
export const onePage = source([paragraphs[0] ?? '', table, list], 3)
/** Three pages: the same kinds of text, and a table of thirty rows. */
export const threePages = source([...long.slice(0, 5), table, '# Bent u niet akkoord?', list], 30)

/** Letters of which no two share a value: names, amounts, references and codes differ. */
export function taskOf(template: TemplateSource, letters: number, first: number, rows: number): RenderTask {
  const { tree, faults } = checkTemplate(template, [])
  if (faults.length > 0) throw new Error(`The letter of the bench has faults: ${JSON.stringify(faults)}`)
  const hash = `bench-${template.languages.nl?.body.length ?? 0}`
  return {
    template: { hash, tree },
    letters: Array.from({ length: letters }, (_, at) => letter(template, first + at, rows)),
  }
}

function letter(template: TemplateSource, at: number, rows: number): LetterToRender {
  const word = (salt: number): string => {
    let seed = Math.imul(at + 7, 2_654_435_761) + salt * 40_503
    return Array.from({ length: 8 }, () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return 'aeioubdkrstlnmgv'[(seed >>> 16) % 16]
    }).join('')
  }
  const name = `${word(1)} ${word(2)}`.replaceAll(/\b[a-z]/g, (first) => first.toUpperCase())
  const cents = (salt: number): string => ((((at * 7_919 + salt * 104_729) % 900_000) + 1_000) / 100).toFixed(2)
  const checked = checkData(template.variables, {
    aanhef: name,
    straat: `${word(3)}straat`,
    nummer: String((at % 300) + 1),
    gemeente: `${word(4)}gem`,
    jaar: '2026',
    dossier: `OV-2026-${String(at).padStart(7, '0')}`,
    ki: cents(1),
    bedrag: cents(2),
    vraagdatum: '2026-12-23',
    bezwaardatum: '2027-05-23',
    regels: Array.from({ length: rows }, (_, row) => ({
      wat: `Opcentiemen ${word(row + 10)}`,
      bedrag: cents(row + 3),
    })),
  })
  if (checked.faults.length > 0) throw new Error(`The data of the bench has faults: ${JSON.stringify(checked.faults)}`)
  return { id: String(at), media: ['letter'], language: 'nl', data: checked.data, frame: frame(at, name) }
}

function frame(at: number, name: string): LetterFrame {
  const code = newCheckCode()
  const signed = `2/OVO000001/20261123/PAYMENT/${code}/${38420 + at}/BE68539007547034`
  return {
    message: `01980000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`,
    variant: 'normal',
    profile: 'c5-right',
    houseStyle,
    addressLines: [name, `Proefstraat ${(at % 300) + 1} bus 3`, '9999 Voorbeeldegem'],
    letterDate: '2026-11-23',
    references: { ours: `OV-2026-${String(at).padStart(7, '0')}`, contact: 'Team Vastgoed' },
    replyReference: newReplyReference(),
    check: {
      code,
      // As long as a real one: facts and an Ed25519 signature in base32.
      qr: `https://echt.voorbeeld.example/check#${signed}.${code.repeat(11).slice(0, 103)}`,
      page: 'echt.voorbeeld.example/check',
    },
  }
}
