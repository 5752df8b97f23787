import { z } from 'zod'
import { returnEvents } from '../store/reports/apply-returns.ts'

const fileName = z.string().regex(/^[A-Za-z0-9._-]{1,60}$/, 'a file name without spaces')
const folder = z.string().regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+){0,4}$/, 'a folder below that of the partner')
const columnName = z.string().regex(/^[A-Za-z][A-Za-z0-9_ -]{0,39}$/, 'a column name')

/** What the description of a package may say about each document; a CSV description has a row per document. */
export const describedFields = [
  'run',
  'part',
  'letter',
  'envelope',
  'position',
  'postage',
  'zone',
  'postalCode',
  'sender',
  'costCentre',
  'barcode',
  'sheets',
  'envelopeFormat',
  'controlCopy',
  'document',
  'file',
  'pages',
  'sha256',
] as const
export type DescribedField = (typeof describedFields)[number]

const profileShape = z.strictObject({
  /** Named in the setting of the partner. */
  name: z.string().regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and hyphens'),
  folders: z.strictObject({ in: folder, out: folder, done: folder, refused: folder }),
  /** Until a package is whole, its name has this ending. */
  unfinished: z.string().regex(/^\.[a-z0-9]{1,10}$/),
  /** The file beside a package that shows that it arrived. */
  marker: z.string().regex(/^\.[a-z0-9]{1,10}$/),
  manifest: z.strictObject({ file: fileName, signature: fileName }),
  description: z.discriminatedUnion('format', [
    z.strictObject({
      format: z.literal('json'),
      file: fileName,
      /** Other names for members of the description; a member that is not named keeps its own name. */
      names: z.record(z.string(), columnName),
    }),
    z.strictObject({
      format: z.literal('csv'),
      file: fileName,
      separator: z.enum([',', ';', '\t']),
      columns: z.array(z.strictObject({ field: z.enum(describedFields), name: columnName })).min(3),
    }),
  ]),
  returns: z.strictObject({
    /** The partner's names of the columns; matched without regard to case. */
    columns: z.strictObject({
      letter: columnName,
      event: columnName,
      at: columnName,
      sheets: columnName,
      tracking: columnName,
      reason: columnName,
      amount: columnName,
      /** Absent: the partner bills one amount for print and postage. */
      postageAmount: columnName.optional(),
    }),
    /** The partner's words for each event; matched without regard to case. */
    events: z.record(z.enum(returnEvents), z.array(z.string().min(1).max(60)).min(1)),
    /** `iso`, or a pattern of Luxon in Brussels time. */
    at: z.string().min(3).max(40),
    amount: z.enum(['cents', 'euro-comma', 'euro-point']),
    /** The letter may be named by the file of its first document. */
    letter: z.enum(['letter', 'file']),
  }),
})

/** The layout of one print partner's files, as data: a further partner is a further profile, without code. */
export type PartnerProfile = z.output<typeof profileShape>

/** @throws ZodError that names every fault */
export const readPartnerProfile = (value: unknown): PartnerProfile => profileShape.parse(value)

/** The layout that the guide for print partners describes, and that applies where none is named. */
export const ownProfile: PartnerProfile = readPartnerProfile({
  name: 'uitpost',
  folders: { in: 'in', out: 'out', done: 'out/done', refused: 'out/refused' },
  unfinished: '.part',
  marker: '.marker',
  manifest: { file: 'manifest.json', signature: 'manifest.sig' },
  description: { format: 'json', file: 'description.json', names: {} },
  returns: {
    columns: {
      letter: 'letter',
      event: 'event',
      at: 'at',
      sheets: 'sheets',
      tracking: 'tracking',
      reason: 'reason',
      amount: 'amount',
      postageAmount: 'postageAmount',
    },
    events: Object.fromEntries(returnEvents.map((event) => [event, [event]])),
    at: 'iso',
    amount: 'cents',
    letter: 'letter',
  },
})

/** A partner that works with an index in CSV and Dutch column names. */
export const csvIndexProfile: PartnerProfile = readPartnerProfile({
  name: 'csv-index',
  folders: { in: 'opdrachten', out: 'meldingen', done: 'meldingen/verwerkt', refused: 'meldingen/geweigerd' },
  unfinished: '.tmp',
  marker: '.ok',
  manifest: { file: 'inhoud.json', signature: 'inhoud.sig' },
  description: {
    format: 'csv',
    file: 'index.csv',
    separator: ';',
    columns: [
      { field: 'run', name: 'Opdracht' },
      { field: 'part', name: 'Deel' },
      { field: 'envelope', name: 'Omslag' },
      { field: 'letter', name: 'Referentie' },
      { field: 'document', name: 'Volgnummer' },
      { field: 'file', name: 'Bestand' },
      { field: 'pages', name: 'Paginas' },
      { field: 'sheets', name: 'Bladen' },
      { field: 'envelopeFormat', name: 'Formaat' },
      { field: 'postage', name: 'Port' },
      { field: 'zone', name: 'Zone' },
      { field: 'postalCode', name: 'Postcode' },
      { field: 'barcode', name: 'Barcode' },
      { field: 'controlCopy', name: 'Controle' },
      { field: 'sha256', name: 'SHA256' },
    ],
  },
  returns: {
    columns: {
      letter: 'Bestand',
      event: 'Status',
      at: 'Tijdstip',
      sheets: 'Bladen',
      tracking: 'Barcode',
      reason: 'Reden',
      amount: 'Bedrag',
      postageAmount: 'Portkosten',
    },
    events: {
      accepted: ['Ontvangen'],
      printed: ['Gedrukt'],
      posted: ['Gepost', 'Afgegeven'],
      rejected: ['Geweigerd'],
      returned: ['Retour'],
      billed: ['Factuur'],
    },
    at: 'dd/MM/yyyy HH:mm',
    amount: 'euro-comma',
    letter: 'file',
  },
})

/** The layouts that come with the product, by name. */
export const builtInProfiles: ReadonlyMap<string, PartnerProfile> = new Map(
  [ownProfile, csvIndexProfile].map((profile) => [profile.name, profile]),
)
