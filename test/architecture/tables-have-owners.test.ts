import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'

/** Each table and the folder that owns it: only code of that folder names the table in a statement. */
const owners: Readonly<Record<string, readonly string[]>> = {
  'core/tenants': ['entity', 'member', 'api_key', 'quota', 'quota_use', 'guest', 'message_class', 'service_rule'],
  'core/audit': ['audit_entry', 'audit_explanation'],
  'api/sessions': ['session', 'sign_in', 'mandate'],
  // Written only by a function of the database that tries whether the disk is full.
  'core/db': ['write_probe', 'base_backup'],
  templates: [
    'template',
    'version',
    'version_step',
    'version_comment',
    'version_comment_event',
    'draft_presence',
    'block',
    'house_style',
    'house_style_step',
    'house_font',
    'supplied_document',
  ],
  dispatcher: [
    'recovery',
    'missing_letter',
    'message',
    'message_body',
    'batch',
    'batch_chunk',
    'batch_failure',
    'batch_part',
    'batch_row',
    'batch_pricing',
    'batch_fault',
    'batch_mend',
    'batch_mend_row',
    'batch_reading',
    'batch_table',
    'batch_event',
    'batch_copy',
    'idempotency',
    'delivery',
    'event',
    'work',
    'timer',
    'chunk',
    'dead_letter',
    'document_use',
    'letter_draft',
    'entity_seal',
    'seal_certificate',
    'test_letter',
    'preference',
    'address_confirmation',
    'suppressed_address',
    'released_address',
    'registry_figure',
    'reader_copy',
    'alert',
    'alert_outcome',
    'channel_state',
    'channel_outcome',
    'channel_certificate',
    'channel_concurrency',
    'channel_rate',
    'channel_stop',
    'channel_hour',
    'dispatcher_process',
    'statistic',
    'statistic_place',
    'statistic_time',
    'returned_case',
    'delivery_case',
    'delivery_case_letter',
    'delivery_case_event',
    'case_resend',
    'case_resend_letter',
    'unmatched_receipt',
    'letter_check_count',
    'false_letter_report',
    'incoming_item',
    'column_mapping',
    'callback',
    'callback_reader',
    'callback_delivery',
    'callback_attempt',
    'personal_data_sweep',
    'subject_access_request',
    'rectification',
  ],
  'channels/inbox': ['inbox_item', 'inbox_read', 'inbox_done', 'inbox_guard', 'inbox_stay'],
  'channels/print': [
    'print_contract',
    'print_contract_use',
    'print_proposal',
    'print_tariff',
    'print_run',
    'print_part',
    'print_letter',
    'print_return_file',
    'print_return_fault',
    'print_bill_line',
    'print_registrar_account',
    'print_barcode_range',
    'print_registered_item',
    'print_drawn_barcode',
    'print_registered_event',
    'print_registered_proof',
    'print_registrar_seen',
  ],
  'channels/email': [
    'unread_report',
    'sender_domain',
    'mail_hour',
    'mail_brake',
    'mail_relay',
    'mail_relay_seen',
    'mail_provider_seen',
  ],
  'channels/peppol': ['peppol_participant', 'peppol_document'],
  'channels/ebox': [
    'ebox_decision',
    'ebox_sender',
    'ebox_call_hour',
    'ebox_consent',
    'ebox_publication',
    'ebox_event_cursor',
  ],
  archive: [
    'record',
    'record_kind',
    'record_state',
    'record_guard',
    'document',
    'document_shown',
    'pack',
    'blob_copy',
    'blob_location',
    'scrub_round',
    'store_fault',
    'entity_key',
    'key_rotation',
    'master_key_use',
    'shared_part',
    'leaf',
    'leaf_batch',
    'tile',
    'checkpoint',
    'ledger_key_change',
    'cosignature',
    'sequencer_turn',
    'hash_only_leaf',
    'search_name',
    'search_word',
    'search_rebuild',
    'word_sweep',
    'template_text',
    'series',
    'series_change',
    'dossier_end',
    'legal_hold',
    'retention_turn',
    'disposal',
    'disposal_record',
    'transfer',
    'transfer_record',
    'transfer_package',
    'saved_search',
  ],
}

/** Files that name tables of another owner today, and why they may. */
const exceptions: readonly { readonly because: string; readonly named: readonly string[] }[] = [
  {
    because: 'the name or code of an entity is read with each row that is shown or rendered',
    named: [
      'channels/print/store/reports/overdue-mail.ts entity',
      'channels/print/store/runs/show-runs.ts entity',
      'dispatcher/alert-outbox/claim-alerts.ts entity',
      'dispatcher/batches/failures/list-failures.ts entity',
      'dispatcher/cases/list-cases.ts entity',
      'dispatcher/recovery/missing-letters.ts entity',
      'dispatcher/callbacks/event-bodies.ts entity',
      'dispatcher/callbacks/notify-suspension.ts entity',
      'dispatcher/dead-letters/dead-letter-groups.ts entity',
      'dispatcher/suppression/list-suppressed.ts entity',
      'dispatcher/dead-letters/dead-letter.ts entity',
      'dispatcher/deliver/claim-deliver.ts entity',
      'dispatcher/incoming-mail/list-cases.ts entity',
      'dispatcher/incoming-mail/return-rates.ts entity',
      'dispatcher/letters/letter-source.ts entity',
      'dispatcher/prepare/claim-prepare.ts entity',
      'dispatcher/subject-access/read-messages.ts entity',
      'dispatcher/previews/sender-facts.ts entity',
    ],
  },
  {
    because: 'the wrapped key of an entity is a column of its row',
    named: [
      'archive/ingest/entity-keys.ts entity',
      'archive/ingest/key-files.ts entity',
      'archive/keys/master-keys.ts entity',
      'archive/keys/tidy-key-files.ts entity',
    ],
  },
  {
    because: 'a claim reads the facts of the class by the same statement, at the moment at which it locks the letter',
    named: [
      'dispatcher/alert-outbox/claim-alerts.ts message_class',
      'dispatcher/deliver/claim-deliver.ts message_class',
      'dispatcher/intake/message-class.ts message_class',
      'dispatcher/prepare/claim-prepare.ts message_class',
      'dispatcher/previews/sender-facts.ts message_class',
      'dispatcher/receipts/open-returned-cases.ts message_class',
      'dispatcher/receipts/posted-facts.ts message_class',
      'dispatcher/resends/read-pass-facts.ts message_class',
    ],
  },
  {
    because:
      'one message is shown with its documents, the rules of its class and whether its text is in force, by one statement',
    named: [
      'dispatcher/messages/read-message.ts document_shown',
      'dispatcher/messages/read-message.ts message_class',
      'dispatcher/messages/possible/read-action-facts.ts version',
    ],
  },
  {
    because: 'the costs of a period are summed over deliveries and their envelopes by one statement',
    named: [
      'dispatcher/batches/stages/read-stop.ts print_letter',
      'dispatcher/batches/stages/read-stop.ts print_run',
      'dispatcher/costs/sum-costs.ts print_letter',
      'dispatcher/costs/sum-costs.ts print_run',
    ],
  },
  {
    because: 'the gauges of channels count runs, return files and mails without a port of their own',
    named: [
      'dispatcher/runtime/channel-gauges.ts print_return_file',
      'dispatcher/runtime/channel-gauges.ts print_run',
      'dispatcher/runtime/channel-gauges.ts unread_report',
    ],
  },
  {
    because:
      'the history of a version names the person or key behind each step, and the rule of four eyes compares them',
    named: [
      'templates/store/versions/list-steps.ts api_key',
      'templates/store/versions/list-steps.ts member',
      'templates/store/versions/record-step.ts api_key',
      'templates/store/versions/record-step.ts member',
    ],
  },
  {
    because: 'the seeds look for a key by its hash before they add it again',
    named: ['seeds/seed-entities.ts api_key'],
  },
]

const folders = ['core', 'templates', 'channels', 'archive', 'dispatcher', 'api', 'cli', 'seeds']

/** A file without its comments, which are prose that may say "from a message". */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}

/** A table in a statement, also as a join of the query builder. The names of functions and columns do not follow these words. */
const named = /(?:\b(?:from|join|into|update|using)\s+|Join\(sql`)([a-z_]+)\b(?!\s*\()/g

async function namedElsewhere(): Promise<string[]> {
  const found: string[] = []
  const ownerOf = new Map(Object.entries(owners).flatMap(([owner, tables]) => tables.map((table) => [table, owner])))
  for (const folder of folders) {
    for (const path of await readdir(join(packageRoot, folder), { recursive: true })) {
      const file = `${folder}/${path}`
      if (!file.endsWith('.ts')) continue
      const code = withoutComments(await readFile(join(packageRoot, file), 'utf8'))
      const tables = new Set([...code.matchAll(named)].map((match) => match[1] ?? ''))
      for (const table of tables) {
        const owner = ownerOf.get(table)
        if (owner !== undefined && !file.startsWith(`${owner}/`)) found.push(`${file} ${table}`)
      }
    }
  }
  return found
}

test('only the owner of a table names it in a statement', async () => {
  const found = await namedElsewhere()
  expect(found.toSorted()).toEqual(exceptions.flatMap((each) => each.named).toSorted())
})

test('every table and view of the migrations has one owner', async () => {
  const folder = join(packageRoot, 'core/db/migrations')
  const made = new Set<string>()
  for (const file of (await readdir(folder)).toSorted()) {
    const text = await readFile(join(folder, file), 'utf8')
    for (const [, kind, table = ''] of text.matchAll(
      /^\s*(create|drop) (?:unlogged table|table|view) (?:if (?:not )?exists )?([a-z_]+)/gm,
    )) {
      if (kind === 'create') made.add(table)
      else made.delete(table)
    }
  }
  expect(Object.values(owners).flat().toSorted()).toEqual([...made].toSorted())
})
