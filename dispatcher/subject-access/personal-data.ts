import type { HeldKind } from './held.ts'

/** What the columns of a table hold, of those that can hold any text or bytes; numbers, moments and ids follow their row. */
export interface ClassifiedTable {
  /** Columns that say something about a person, separated by spaces. */
  readonly personal?: string
  readonly other?: string
  /** The part of a package that shows the personal columns; `staff`: they name people at work, whose letters these are not. */
  readonly held?: HeldKind | 'staff'
  /** Why no package has them. */
  readonly because?: string
}

/** The letters of the rows show the same values. Rows that were never sent are not searched: they are sealed by chunk. */
const valuesOfLists = 'values of a list, until its personal data are removed'

/**
 * Every place of the database that holds personal data, and where a package shows it. A test compares this with the schema: a column
 * that is added must be classified here.
 */
export const personalData: Readonly<Record<string, ClassifiedTable>> = {
  address_confirmation: {
    personal: 'person address address_index code_hash',
    because: 'a code for an address, removed within a day',
  },
  alert: { personal: 'person address address_index code language', other: 'kind status reason', held: 'alerts' },
  alert_outcome: { other: 'kind outcome' },
  api_key: { personal: 'name created_by', other: 'mode hash prefix permissions', held: 'staff' },
  audit_entry: {
    personal: 'actor subject purpose person detail',
    other: 'actor_kind action subject_kind request',
    held: 'who-looked',
  },
  audit_explanation: { personal: 'actor about sentence explained_by', other: 'rule', held: 'staff' },
  base_backup: { other: 'noted_by' },
  batch: {
    personal: 'sealed copies created_by stopped_by',
    other: 'phase outcome format mode stages template_key heads columns issues pace',
    held: 'lists',
  },
  batch_chunk: { personal: 'sealed', other: 'prices', because: valuesOfLists },
  batch_copy: { other: 'channel faults' },
  batch_event: { personal: 'by detail', other: 'kind', held: 'staff' },
  batch_failure: { other: 'step code' },
  batch_fault: { personal: 'value value_hash', other: 'code column', because: valuesOfLists },
  batch_mend: { personal: 'by value undone_by', other: 'column state', because: valuesOfLists },
  batch_mend_row: { personal: 'before', because: valuesOfLists },
  batch_part: { personal: 'sealed', because: valuesOfLists },
  batch_pricing: { other: 'pages' },
  batch_reading: { personal: 'actor', held: 'staff' },
  batch_row: { personal: 'likeness reference override key_hash faults warnings', held: 'lists' },
  batch_table: { personal: 'sealed', because: valuesOfLists },
  block: { personal: 'created_by', other: 'key languages', held: 'staff' },
  callback: { personal: 'created_by', other: 'name url types status reason secret previous_secret', held: 'staff' },
  callback_attempt: { personal: 'answer', other: 'outcome answer_type retry_after', held: 'callbacks' },
  callback_reader: { other: 'types' },
  case_resend: { personal: 'by undone_by', other: 'way status key_hash body_hash', held: 'staff' },
  case_resend_letter: { other: 'state reason code channel' },
  channel_certificate: { other: 'channel name fault' },
  channel_concurrency: { other: 'channel' },
  channel_hour: { other: 'channel outcome' },
  channel_outcome: { other: 'channel outcome' },
  channel_rate: { other: 'channel' },
  channel_state: { personal: 'paused_by pause_reason', other: 'channel last_failure', held: 'staff' },
  channel_stop: { personal: 'stopped_by reason', other: 'channel kind', held: 'staff' },
  checkpoint: { other: 'root note verifier_key' },
  chunk: { other: 'stage lane channel fixed' },
  column_mapping: { personal: 'saved_by', other: 'columns', held: 'staff' },
  cosignature: { other: 'witness line' },
  dead_letter: { personal: 'ended_by reason', other: 'stage code ended', held: 'staff' },
  delivery: {
    personal: 'content diagnostic provider_reference',
    other: 'channel status lane left_because',
    held: 'messages',
  },
  delivery_case: { personal: 'owner closed_by close_reason', other: 'reason channel cause status', held: 'staff' },
  delivery_case_event: { personal: 'by owner words', other: 'kind', held: 'staff' },
  delivery_case_letter: { personal: 'settled_by', other: 'reason', held: 'staff' },
  disposal: {
    personal: 'comment proposed_by decided_by reason ended_by',
    other: 'series rule status seed certificate',
    held: 'staff',
  },
  disposal_record: { other: 'verdict reason' },
  document: { personal: 'sha256 name', other: 'kind layout variant media_type', held: 'letters' },
  dossier_end: { personal: 'by', other: 'dossier', held: 'staff' },
  draft_presence: { personal: 'actor', held: 'staff' },
  ebox_call_hour: { other: 'call result' },
  ebox_consent: { personal: 'person answer', held: 'partners' },
  ebox_decision: { personal: 'recorded_by', other: 'reference url', held: 'staff' },
  ebox_publication: { personal: 'reference message_id recipient outcome', held: 'digital-mail' },
  ebox_sender: { other: 'target class organization application message_type' },
  entity: { other: 'code name kind language_policy status wrapped_key' },
  event: { personal: 'entries', held: 'messages' },
  guest: { personal: 'marks digest sealed added_by', held: 'guest-lists' },
  house_font: { other: 'sha256 facts licence file trimmed trimmed_sha256' },
  house_style: { personal: 'created_by written_by copied_writers', other: 'key style status', held: 'staff' },
  house_style_step: { personal: 'actor comment', other: 'action', held: 'staff' },
  idempotency: {
    personal: 'key_hash body_hash',
    because: 'hashes of a request, removed after 90 days; they say nothing without the request itself',
  },
  inbox_done: { personal: 'reader', held: 'inbox-letters' },
  inbox_guard: { personal: 'cover decided_name service', held: 'inbox-letters' },
  inbox_item: { personal: 'head', held: 'inbox-letters' },
  incoming_item: {
    personal: 'reference sealed sha256 by settled_by settled_reason',
    other: 'kind reason media_type status',
    held: 'incoming-mail',
  },
  leaf: { personal: 'commitment secret', held: 'letters' },
  legal_hold: {
    personal: 'recipient reason by released_by release_reason',
    other: 'dossier series',
    because: 'why a letter may not be destroyed: the office judges whether it may be told',
  },
  letter_draft: { personal: 'author sealed handed_by', other: 'template_key', held: 'drafts' },
  mail_brake: { personal: 'ended_by reason', other: 'sender_domain provider', held: 'staff' },
  mail_hour: { other: 'sender_domain provider' },
  mail_provider_seen: { other: 'provider' },
  mail_relay: { other: 'relay last_failure' },
  mail_relay_seen: { other: 'relay' },
  mandate: {
    personal: 'giver holder giver_sealed holder_sealed',
    other: 'giver_type',
    because: 'no statement of the hub writes it: mandates come with the sign-in',
  },
  member: { personal: 'email name', other: 'roles', held: 'staff' },
  message: {
    personal:
      'reference dossier cost_centre condition_url recipient_type recipient_index reply_reference check_code decision actions attachments next language channels',
    other: 'status template_key class priority postage series',
    held: 'messages',
  },
  message_body: { personal: 'sealed addressed_to', held: 'messages' },
  message_class: {
    other:
      'key name channels sensitivity fallback series postage when_returned inbox_service term_rule print_service receipt_limits minors after_death mentions',
  },
  missing_letter: {
    personal: 'reference decided_by',
    other: 'channel state handed_over evidence decision',
    because: 'The letter itself is shown, from its message or its record; the list says only that it may have left.',
  },
  migration: { other: 'name sha256' },
  pack: { other: 'series' },
  peppol_document: { personal: 'reference', held: 'digital-mail' },
  peppol_participant: { personal: 'person', held: 'partners' },
  personal_data_sweep: { other: 'class' },
  preference: { personal: 'person channel email language email_index', held: 'preferences' },
  print_barcode_range: { other: 'account form prefix' },
  print_bill_line: { other: 'bill' },
  print_contract: {
    personal: 'seed_address',
    other: 'name partner cut_off calendar profile sides sheet_marks further_cut_offs ink',
    held: 'staff',
  },
  print_drawn_barcode: { personal: 'barcode', other: 'account', held: 'paper' },
  print_letter: { personal: 'postal_code recipient_key country zone', other: 'postage state', held: 'paper' },
  print_part: { personal: 'ordered_by rerun_reason', other: 'sha256 statement', held: 'staff' },
  print_proposal: {
    personal: 'proposed_by decided_by comment reason',
    other: 'kind wanted before status',
    held: 'staff',
  },
  print_registered_event: { other: 'kind' },
  print_registered_item: { personal: 'barcode reason', other: 'account subaccount product state', held: 'paper' },
  print_registered_proof: { personal: 'reference sha256', other: 'kind', held: 'letters' },
  print_registrar_account: { other: 'account subaccount router product' },
  print_registrar_seen: { other: 'name last_failure' },
  print_return_fault: {
    personal: 'letter',
    other: 'reason',
    because: 'the id of a letter of which a report could not be read',
  },
  print_return_file: { personal: 'settled_by', other: 'partner file status code', held: 'staff' },
  print_run: { other: 'status seed_state' },
  print_tariff: { other: 'postage zone ink sides' },
  quota_use: { other: 'per' },
  reader_copy: {
    personal: 'addressee',
    other: 'refused',
    because: 'the copy for another reader is a message of its own, in the package of that reader',
  },
  recovery: { personal: 'begun_by ended_by', held: 'staff' },
  record: {
    personal:
      'reference dossier subject recipient_name cost_centre recipient_index check_index wrapped_key search_text search',
    held: 'letters',
  },
  record_kind: { other: 'series class template_key house_style_key language channels' },
  record_state: { personal: 'channels status timeline_digest', held: 'letters' },
  rectification: { personal: 'person kind sealed changed reference recorded_by', held: 'rectifications' },
  released_address: {
    personal: 'address',
    other: 'channel reason code',
    because: 'a blind index that is kept while a release can be undone; the address is that of a letter',
  },
  returned_case: {
    personal: 'person decided_by reason_closed assignee note register',
    other: 'reason country zone policy status decision',
    held: 'returned-letters',
  },
  saved_search: { personal: 'owner name sealed', held: 'staff' },
  search_name: {
    personal: 'word',
    because: 'words of names, without their letters; removed when the last record with the word is',
  },
  search_word: {
    personal: 'word',
    because: 'words of letters, without their letters; removed when the last record with the word is',
  },
  sender_domain: {
    personal: 'requested_by',
    other: 'domain return_domain state findings complaint_limits',
    held: 'staff',
  },
  series: { other: 'key name starts destination legal_ground' },
  series_change: {
    personal: 'comment proposed_by decided_by reason',
    other: 'series wanted status',
    held: 'staff',
  },
  service_rule: { other: 'class inbox_service print_service term_rule' },
  session: {
    personal: 'token_hash sealed subject provider_session',
    other: 'door',
    because: 'a sign-in, removed when it ends',
  },
  shared_part: { other: 'digest' },
  sign_in: {
    personal: 'state_hash browser_hash sealed',
    other: 'door',
    because: 'a sign-in that is under way, removed within minutes',
  },
  statistic: { other: 'dimension key channel' },
  statistic_time: { other: 'dimension key channel step' },
  subject_access_request: {
    personal: 'person sealed reference requested_by decided_by decision_reason package_key counts sha256 failure',
    other: 'status',
    because: 'the request itself, which the applicant made',
  },
  supplied_document: { personal: 'sha256 found', other: 'purpose profile', held: 'letters' },
  suppressed_address: { personal: 'address reason code', other: 'channel', held: 'suppressed-addresses' },
  template: { other: 'key name class' },
  template_text: { other: 'template language text search' },
  test_letter: { personal: 'actor mailbox address', other: 'status reason', held: 'staff' },
  tile: { other: 'hashes' },
  timer: { other: 'kind' },
  unmatched_receipt: {
    personal: 'detail settled_by settled_reason',
    other: 'type channel settled_as',
    because: 'a report of a letter that the hub does not know: it names no person',
  },
  unread_report: {
    personal: 'digest report settled_by',
    other: 'domain meaning',
    because:
      'a mail that came back and that no reader understood; its letter is not known, and it is removed after its days',
  },
  version: { personal: 'created_by written_by copied_writers', other: 'status source compiled digest', held: 'staff' },
  version_comment: { personal: 'actor text', other: 'language part passage', held: 'staff' },
  version_comment_event: { personal: 'actor text', other: 'action', held: 'staff' },
  version_step: { personal: 'actor comment', other: 'action judged', held: 'staff' },
  word_sweep: { other: 'vocabulary word' },
  work: { other: 'lane fixed' },
  write_probe: { other: 'filler' },
}
