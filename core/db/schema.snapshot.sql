-- tables
address_confirmation  person bytea not null
address_confirmation  address bytea not null
address_confirmation  address_index bytea not null
address_confirmation  code_hash bytea not null
address_confirmation  expires_at timestamp with time zone not null
address_confirmation  attempts integer not null default 0
alert  id uuid not null
alert  kind text not null
alert  message_id uuid
alert  seq integer
alert  entity uuid
alert  person bytea not null
alert  address bytea
alert  address_index bytea
alert  language text not null
alert  status text not null default 'planned'::text
alert  reason text
alert  code bytea
alert  planned_at timestamp with time zone not null
alert  due_at timestamp with time zone
alert  settled_at timestamp with time zone
alert  attempts integer not null default 0
alert  fence integer not null default 0
alert_outcome  kind text not null
alert_outcome  outcome text not null
alert_outcome  alerts bigint not null
api_key  id uuid not null
api_key  entity uuid
api_key  name text not null
api_key  mode text not null
api_key  hash bytea not null
api_key  prefix text not null
api_key  permissions text[] not null
api_key  created_at timestamp with time zone not null
api_key  expires_at timestamp with time zone
api_key  revoked_at timestamp with time zone
api_key  created_by text
api_key  per_day integer
api_key  per_minute integer
api_key  guests_only boolean not null default false
api_key  last_used_at timestamp with time zone
audit_entry (partitioned)  id uuid not null
audit_entry (partitioned)  entity uuid
audit_entry (partitioned)  at timestamp with time zone not null
audit_entry (partitioned)  actor_kind text not null
audit_entry (partitioned)  actor text not null
audit_entry (partitioned)  action text not null
audit_entry (partitioned)  subject_kind text not null
audit_entry (partitioned)  subject text not null
audit_entry (partitioned)  purpose text
audit_entry (partitioned)  request text
audit_entry (partitioned)  person bytea
audit_entry (partitioned)  detail jsonb
audit_explanation  id uuid not null
audit_explanation  entity uuid not null
audit_explanation  rule text not null
audit_explanation  actor text not null
audit_explanation  about text not null
audit_explanation  sentence text not null
audit_explanation  explained_at timestamp with time zone not null
audit_explanation  explained_by text not null
base_backup  ended_at timestamp with time zone not null
base_backup  bytes bigint
base_backup  noted_by text not null
batch  id uuid not null
batch  entity uuid not null
batch  test boolean not null
batch  paused boolean not null default false
batch  dry_run boolean not null
batch  phase text not null
batch  outcome text
batch  format text not null
batch  mode text not null
batch  stages jsonb
batch  stage integer not null default 0
batch  allowance integer
batch  total integer
batch  bytes bigint not null
batch  template_key text
batch  heads jsonb
batch  columns jsonb
batch  sealed bytea not null
batch  issues jsonb not null default '[]'::jsonb
batch  created_by text not null
batch  stopped_by text
batch  created_at timestamp with time zone not null
batch  updated_at timestamp with time zone not null
batch  ended_at timestamp with time zone
batch  personal_data_removed_at timestamp with time zone
batch  fence integer not null default 0
batch  lease_until timestamp with time zone
batch  worked_at timestamp with time zone
batch  due_at timestamp with time zone not null
batch  reached uuid
batch  asks_columns boolean not null default false
batch  copies bytea
batch  pace jsonb
batch_chunk  batch uuid not null
batch_chunk  chunk integer not null
batch_chunk  entity uuid not null
batch_chunk  first_row integer not null
batch_chunk  rows integer not null
batch_chunk  checked boolean not null default false
batch_chunk  ready integer not null default 0
batch_chunk  ready_seeds integer not null default 0
batch_chunk  fixable integer not null default 0
batch_chunk  refused integer not null default 0
batch_chunk  duplicate integer not null default 0
batch_chunk  accepted integer not null default 0
batch_chunk  sealed bytea
batch_chunk  revision integer not null default 0
batch_chunk  priced_revision integer
batch_chunk  priced_at timestamp with time zone
batch_chunk  prices jsonb
batch_copy  batch uuid not null
batch_copy  n integer not null
batch_copy  entity uuid not null
batch_copy  row integer not null
batch_copy  channel text not null
batch_copy  message uuid
batch_copy  faults jsonb
batch_event  batch uuid not null
batch_event  n integer not null
batch_event  entity uuid not null
batch_event  at timestamp with time zone not null
batch_event  kind text not null
batch_event  by text not null
batch_event  detail jsonb not null default '{}'::jsonb
batch_failure  batch uuid not null
batch_failure  chunk integer not null
batch_failure  entity uuid not null
batch_failure  step text not null
batch_failure  code text not null
batch_failure  attempts integer not null
batch_failure  first_at timestamp with time zone not null
batch_failure  last_at timestamp with time zone not null
batch_failure  retry_at timestamp with time zone
batch_failure  rows integer[]
batch_fault  batch uuid not null
batch_fault  row integer not null
batch_fault  entity uuid not null
batch_fault  code text not null
batch_fault  column text not null
batch_fault  heap "char" not null
batch_fault  value_hash bytea not null
batch_fault  value bytea not null
batch_mend  id uuid not null
batch_mend  batch uuid not null
batch_mend  entity uuid not null
batch_mend  by text not null
batch_mend  created_at timestamp with time zone not null
batch_mend  column text
batch_mend  value bytea
batch_mend  state text not null
batch_mend  rows integer not null
batch_mend  mended integer not null default 0
batch_mend  ready integer not null default 0
batch_mend  skipped integer not null default 0
batch_mend  undone integer not null default 0
batch_mend  undone_by text
batch_mend  undone_at timestamp with time zone
batch_mend  fence integer not null default 0
batch_mend  lease_until timestamp with time zone
batch_mend_row  mend uuid not null
batch_mend_row  row integer not null
batch_mend_row  entity uuid not null
batch_mend_row  state "char" not null
batch_mend_row  revision integer not null
batch_mend_row  before bytea
batch_mend_row  previous uuid
batch_part  batch uuid not null
batch_part  seq integer not null
batch_part  entity uuid not null
batch_part  sealed bytea not null
batch_pricing  batch uuid not null
batch_pricing  entity uuid not null
batch_pricing  requests integer not null default 1
batch_pricing  pages jsonb not null default '{}'::jsonb
batch_pricing  fence integer not null default 0
batch_pricing  lease_until timestamp with time zone
batch_pricing  worked_at timestamp with time zone
batch_pricing  due_at timestamp with time zone not null
batch_reading  batch uuid not null
batch_reading  actor text not null
batch_reading  hour timestamp with time zone not null
batch_reading  entity uuid not null
batch_row  batch uuid not null
batch_row  row integer not null
batch_row  entity uuid not null
batch_row  message uuid
batch_row  status "char" not null
batch_row  heap "char" not null
batch_row  seed boolean not null default false
batch_row  key_hash bytea
batch_row  likeness bytea
batch_row  reference text
batch_row  faults jsonb
batch_row  warnings jsonb
batch_row  override bytea
batch_row  mend uuid
batch_row  revision integer not null default 0
batch_row  stage smallint
batch_table  batch uuid not null
batch_table  entity uuid not null
batch_table  sealed bytea not null
blob_copy  key text not null
blob_copy  task text not null
blob_copy  version bigint not null default nextval('blob_copy_version'::regclass)
blob_copy  queued_at timestamp with time zone not null
blob_copy  due_at timestamp with time zone not null
blob_copy  attempts integer not null default 0
blob_copy  last_error text
blob_location  address bytea not null
blob_location  first_seen timestamp with time zone not null
blob_location  listing_until timestamp with time zone
blob_location  listed_at timestamp with time zone
blob_location  queued bigint not null default 0
block  entity uuid not null
block  key text not null
block  number integer not null
block  languages jsonb not null
block  created_at timestamp with time zone not null
block  created_by text not null default 'hub'::text
callback  id uuid not null
callback  entity uuid not null
callback  test boolean not null
callback  name text
callback  url text not null
callback  types text[] not null
callback  status text not null
callback  reason text
callback  since timestamp with time zone not null
callback  secret bytea
callback  secret_at timestamp with time zone not null
callback  previous_secret bytea
callback  previous_until timestamp with time zone
callback  created_at timestamp with time zone not null
callback  created_by text not null
callback  failing_since timestamp with time zone
callback  accepted_at timestamp with time zone
callback  accepted bigint not null default 0
callback  failed bigint not null default 0
callback  dropped bigint not null default 0
callback  notice_due_at timestamp with time zone
callback  notice_attempts integer not null default 0
callback_attempt  id uuid not null
callback_attempt  callback uuid not null
callback_attempt  entity uuid not null
callback_attempt  message_id uuid
callback_attempt  sequence integer
callback_attempt  seq integer
callback_attempt  attempt integer not null
callback_attempt  at timestamp with time zone not null
callback_attempt  ms integer not null
callback_attempt  outcome text not null
callback_attempt  status integer
callback_attempt  answer_type text
callback_attempt  retry_after text
callback_attempt  answer text
callback_attempt  cut boolean not null default false
callback_delivery  callback uuid not null
callback_delivery  message_id uuid not null
callback_delivery  sequence integer not null
callback_delivery  seq integer not null
callback_delivery  entity uuid not null
callback_delivery  first_at timestamp with time zone not null
callback_delivery  due_at timestamp with time zone not null
callback_delivery  attempts integer not null default 0
callback_delivery  fence integer not null default 0
callback_reader  id uuid not null
callback_reader  callback uuid not null
callback_reader  entity uuid not null
callback_reader  xid xid8 not null
callback_reader  message_id uuid not null
callback_reader  seq integer not null
callback_reader  taken integer not null
callback_reader  types text[]
callback_reader  from_at timestamp with time zone
callback_reader  until_at timestamp with time zone
callback_reader  due_at timestamp with time zone not null
callback_reader  fence integer not null default 0
case_resend  id uuid not null
case_resend  case_id uuid not null
case_resend  entity uuid not null
case_resend  test boolean not null
case_resend  way text not null
case_resend  status text not null
case_resend  by text not null
case_resend  undone_by text
case_resend  api_key uuid
case_resend  key_hash bytea not null
case_resend  body_hash bytea not null
case_resend  letters integer not null
case_resend  created_at timestamp with time zone not null
case_resend  changed_at timestamp with time zone not null
case_resend  lease_until timestamp with time zone
case_resend  fence integer not null default 0
case_resend  alone integer not null default 0
case_resend  failures integer not null default 0
case_resend_letter  resend uuid not null
case_resend_letter  message uuid not null
case_resend_letter  sequence integer not null
case_resend_letter  entity uuid not null
case_resend_letter  state text not null default 'waiting'::text
case_resend_letter  reason text
case_resend_letter  code text
case_resend_letter  channel text
case_resend_letter  cents integer
case_resend_letter  new_message uuid
case_resend_letter  postage_cents integer
channel_certificate  channel text not null
channel_certificate  name text not null
channel_certificate  ends_at timestamp with time zone
channel_certificate  fault text
channel_certificate  checked_at timestamp with time zone not null
channel_concurrency  channel text not null
channel_concurrency  at_once integer not null
channel_hour  hour timestamp with time zone not null
channel_hour  channel text not null
channel_hour  outcome text not null
channel_hour  letters bigint not null default 0
channel_outcome  channel text not null
channel_outcome  outcome text not null
channel_outcome  letters bigint not null default 0
channel_rate  channel text not null
channel_rate  per_second integer not null
channel_rate  next_at timestamp with time zone not null
channel_state  channel text not null
channel_state  paused boolean not null default false
channel_state  paused_by text
channel_state  failures integer not null default 0
channel_state  open_until timestamp with time zone
channel_state  paused_at timestamp with time zone
channel_state  pause_reason text
channel_state  remind_at timestamp with time zone
channel_state  last_success_at timestamp with time zone
channel_state  last_failure_at timestamp with time zone
channel_state  last_failure text
channel_stop  channel text not null
channel_stop  began_at timestamp with time zone not null
channel_stop  kind text not null
channel_stop  ended_at timestamp with time zone
channel_stop  stopped_by text
channel_stop  reason text
checkpoint  size bigint not null
checkpoint  root bytea not null
checkpoint  at timestamp with time zone not null
checkpoint  note text not null
checkpoint  verifier_key text not null
chunk  id uuid not null
chunk  entity uuid not null
chunk  stage text not null
chunk  lane text not null
chunk  channel text
chunk  fence integer not null default 0
chunk  lease_until timestamp with time zone
chunk  put_at timestamp with time zone not null
chunk  fixed jsonb
column_mapping  entity uuid not null
column_mapping  template uuid not null
column_mapping  columns jsonb not null
column_mapping  saved_at timestamp with time zone not null
column_mapping  saved_by text not null
cosignature  size bigint not null
cosignature  witness text not null
cosignature  line text not null
cosignature  at timestamp with time zone not null
dead_letter  id uuid not null
dead_letter  message_id uuid not null
dead_letter  entity uuid not null
dead_letter  stage text not null
dead_letter  code text not null
dead_letter  attempts integer not null
dead_letter  first_at timestamp with time zone not null
dead_letter  last_at timestamp with time zone not null
dead_letter  ended text
dead_letter  ended_at timestamp with time zone
dead_letter  ended_by text
dead_letter  reason text
delivery (partitioned)  message_id uuid not null
delivery (partitioned)  seq integer not null
delivery (partitioned)  entity uuid not null
delivery (partitioned)  channel text not null
delivery (partitioned)  status text not null
delivery (partitioned)  simulated boolean not null
delivery (partitioned)  lane text
delivery (partitioned)  due_at timestamp with time zone
delivery (partitioned)  chunk uuid
delivery (partitioned)  attempts integer not null default 0
delivery (partitioned)  provider_reference text
delivery (partitioned)  handed_over_at timestamp with time zone
delivery (partitioned)  awaits_reading boolean not null default false
delivery (partitioned)  content bytea
delivery (partitioned)  diagnostic bytea
delivery (partitioned)  cost_cents integer
delivery (partitioned)  planned_at timestamp with time zone
delivery (partitioned)  may_have_left boolean
delivery (partitioned)  left_because text
delivery_case  id uuid not null
delivery_case  entity uuid not null
delivery_case  test boolean not null
delivery_case  reason text not null
delivery_case  channel text not null
delivery_case  cause text not null
delivery_case  run uuid
delivery_case  day date not null
delivery_case  status text not null default 'open'::text
delivery_case  letters integer not null default 0
delivery_case  waiting integer not null default 0
delivery_case  ends_on date not null default 'infinity'::date
delivery_case  owner text
delivery_case  opened_at timestamp with time zone not null
delivery_case  closed_at timestamp with time zone
delivery_case  closed_by text
delivery_case  close_reason bytea
delivery_case_event  case_id uuid not null
delivery_case_event  n integer not null
delivery_case_event  entity uuid not null
delivery_case_event  at timestamp with time zone not null
delivery_case_event  kind text not null
delivery_case_event  by text not null
delivery_case_event  letters integer
delivery_case_event  owner text
delivery_case_event  words bytea
delivery_case_letter  message uuid not null
delivery_case_letter  sequence integer not null
delivery_case_letter  reason text not null
delivery_case_letter  entity uuid not null
delivery_case_letter  case_id uuid not null
delivery_case_letter  ends_on date
delivery_case_letter  added_at timestamp with time zone not null
delivery_case_letter  settled_at timestamp with time zone
delivery_case_letter  settled_by text
dispatcher_process  id uuid not null
dispatcher_process  started_at timestamp with time zone not null
dispatcher_process  seen_at timestamp with time zone not null
dispatcher_process  ended_at timestamp with time zone
dispatcher_process  queue_up boolean not null
dispatcher_process  blobs_up boolean not null default true
disposal  id uuid not null
disposal  entity uuid not null
disposal  series text not null
disposal  version integer not null
disposal  rule jsonb not null
disposal  status text not null
disposal  seed text not null
disposal  until date not null
disposal  comment text
disposal  proposed_by text not null
disposal  proposed_at timestamp with time zone not null
disposal  gathered_kind integer
disposal  gathered_record uuid
disposal  decided_by text
disposal  decided_at timestamp with time zone
disposal  reason text
disposal  starts_at timestamp with time zone
disposal  started_at timestamp with time zone
disposal  ended_at timestamp with time zone
disposal  ended_by text
disposal  chunks integer not null default 0
disposal  listed_chunks integer not null default 0
disposal  destroyed bigint not null default 0
disposal  lease_until timestamp with time zone
disposal  fence integer not null default 0
disposal  certificate bytea
disposal  transfer uuid
disposal  archive_service text
disposal_record  disposal uuid not null
disposal_record  record uuid not null
disposal_record  entity uuid not null
disposal_record  verdict text not null
disposal_record  reason text
disposal_record  hold uuid
disposal_record  year integer not null
disposal_record  due_on date not null
disposal_record  bytes bigint not null
disposal_record  chunk integer
document (partitioned)  record uuid not null
document (partitioned)  pack uuid not null
document (partitioned)  pack_offset integer not null
document (partitioned)  pack_length integer not null
document (partitioned)  size integer not null
document (partitioned)  pages integer
document (partitioned)  n smallint not null
document (partitioned)  leaf smallint not null
document (partitioned)  deflated boolean not null
document (partitioned)  usual "char"
document (partitioned)  kind text not null
document (partitioned)  sha256 bytea not null
document (partitioned)  layout bytea
document (partitioned)  variant text
document (partitioned)  name text
document (partitioned)  media_type text
document (partitioned)  id uuid
document_use  document uuid not null
document_use  message uuid not null
document_use  entity uuid not null
dossier_end  entity uuid not null
dossier_end  dossier text not null
dossier_end  ended_on date not null
dossier_end  by text not null
dossier_end  at timestamp with time zone not null
draft_presence  entity uuid not null
draft_presence  version uuid not null
draft_presence  actor text not null
draft_presence  seen_at timestamp with time zone not null
draft_presence  wrote_at timestamp with time zone
ebox_call_hour  hour timestamp with time zone not null
ebox_call_hour  call text not null
ebox_call_hour  result text not null
ebox_call_hour  calls integer not null
ebox_call_hour  last_at timestamp with time zone not null
ebox_consent  person bytea not null
ebox_consent  answer text not null
ebox_consent  asked_at timestamp with time zone not null
ebox_decision  entity uuid not null
ebox_decision  decided_on date not null
ebox_decision  reference text not null
ebox_decision  url text not null
ebox_decision  recorded_at timestamp with time zone not null
ebox_decision  recorded_by text not null
ebox_event_cursor  single boolean not null default true
ebox_event_cursor  last_sequence bigint not null
ebox_event_cursor  read_at timestamp with time zone not null
ebox_publication  message uuid not null
ebox_publication  seq integer not null
ebox_publication  entity uuid not null
ebox_publication  outcome text not null
ebox_publication  reference text not null
ebox_publication  message_id text
ebox_publication  recipient bytea
ebox_publication  published_at timestamp with time zone not null
ebox_publication  expires_at timestamp with time zone
ebox_publication  warned boolean not null default false
ebox_publication  poll_at timestamp with time zone
ebox_sender  entity uuid not null
ebox_sender  target text not null
ebox_sender  class text not null default ''::text
ebox_sender  organization text not null
ebox_sender  application text not null
ebox_sender  message_type text not null
entity  id uuid not null
entity  code text not null
entity  name jsonb not null
entity  kind text not null
entity  language_policy text not null
entity  status text not null
entity  wrapped_key bytea not null
entity  created_at timestamp with time zone not null
entity_key  entity uuid not null
entity_key  number integer not null
entity_key  wrapped bytea not null
entity_key  created_at timestamp with time zone not null
entity_seal  entity uuid not null
entity_seal  level text not null
entity_seal  when_no_time text not null
entity_seal  location text
entity_seal  changed_by text not null
entity_seal  changed_at timestamp with time zone not null
event (partitioned)  message_id uuid not null
event (partitioned)  seq integer not null
event (partitioned)  entity uuid not null
event (partitioned)  test boolean not null
event (partitioned)  at timestamp with time zone not null
event (partitioned)  xid xid8 not null default pg_current_xact_id()
event (partitioned)  entries bytea not null
false_letter_report  id uuid not null
false_letter_report  entity uuid
false_letter_report  code text
false_letter_report  came_by text not null
false_letter_report  asks text not null
false_letter_report  postal_code text
false_letter_report  received_on date
false_letter_report  status text not null default 'new'::text
false_letter_report  note text
false_letter_report  changed_by text
false_letter_report  changed_at timestamp with time zone
false_letter_report  reported_at timestamp with time zone not null
guest  id uuid not null
guest  entity uuid not null
guest  marks bytea[] not null
guest  digest bytea not null
guest  sealed bytea not null
guest  added_at timestamp with time zone not null
guest  added_by text not null
hash_only_leaf  first bigint not null
hash_only_leaf  size integer not null
hash_only_leaf  recovery uuid not null
house_font  id uuid not null
house_font  entity uuid not null
house_font  sha256 text not null
house_font  facts jsonb not null
house_font  licence text not null
house_font  file bytea not null
house_font  trimmed bytea not null
house_font  trimmed_sha256 text not null
house_font  created_at timestamp with time zone not null
house_style  id uuid not null
house_style  entity uuid not null
house_style  key text not null
house_style  number integer not null
house_style  style jsonb not null
house_style  created_at timestamp with time zone not null
house_style  created_by text not null default 'hub'::text
house_style  status text not null
house_style  revision integer not null default 1
house_style  written_by text not null
house_style  copied_writers text[] not null default '{}'::text[]
house_style  publish_at timestamp with time zone
house_style  published_at timestamp with time zone
house_style_step  entity uuid not null
house_style_step  house_style uuid not null
house_style_step  sequence integer not null
house_style_step  at timestamp with time zone not null
house_style_step  actor text not null
house_style_step  action text not null
house_style_step  comment text
idempotency  entity uuid not null
idempotency  test boolean not null
idempotency  operation "char" not null
idempotency  key_hash bytea not null
idempotency  body_hash bytea not null
idempotency  subject uuid not null
idempotency  answer "char" not null
idempotency  created_at timestamp with time zone not null
inbox_done  item uuid not null
inbox_done  reader bytea not null
inbox_done  action integer not null
inbox_done  at timestamp with time zone not null
inbox_guard  item uuid not null
inbox_guard  message uuid not null
inbox_guard  service text
inbox_guard  ends_at timestamp with time zone
inbox_guard  decided_at timestamp with time zone
inbox_guard  posted_at timestamp with time zone
inbox_guard  named_reader uuid
inbox_guard  decided_by uuid
inbox_guard  sequence integer not null
inbox_guard  person_only boolean not null
inbox_guard  hidden boolean not null
inbox_guard  recorded boolean not null default false
inbox_guard  archived boolean not null default false
inbox_guard  cover bytea not null
inbox_guard  decided_name bytea
inbox_item  id uuid not null
inbox_item  entity uuid not null
inbox_item  person uuid not null
inbox_item  message uuid not null
inbox_item  sequence integer not null
inbox_item  record uuid not null
inbox_item  head bytea not null
inbox_item  received_at timestamp with time zone not null
inbox_item  read_at timestamp with time zone
inbox_item  read_by uuid
inbox_item  by_post boolean not null default false
inbox_read  item uuid not null
inbox_read  message uuid not null
inbox_read  sequence integer not null
inbox_read  at timestamp with time zone not null
inbox_read  on_behalf boolean not null
inbox_stay  item uuid not null
inbox_stay  leaves_at timestamp with time zone not null
inbox_stay  warn_at timestamp with time zone
incoming_item  id uuid not null
incoming_item  entity uuid
incoming_item  reference text not null
incoming_item  kind text not null
incoming_item  reason text
incoming_item  received_at timestamp with time zone not null
incoming_item  sha256 bytea not null
incoming_item  size integer not null
incoming_item  media_type text not null
incoming_item  pages integer
incoming_item  sealed bytea
incoming_item  status text not null
incoming_item  message uuid
incoming_item  document integer
incoming_item  by text not null
incoming_item  settled_by text
incoming_item  settled_at timestamp with time zone
incoming_item  settled_reason text
incoming_item  created_at timestamp with time zone not null
key_rotation  entity uuid not null
key_rotation  number integer not null
key_rotation  phase text not null default 'rewrapping'::text
key_rotation  started_by text not null
key_rotation  started_at timestamp with time zone not null
key_rotation  after_record uuid
key_rotation  total bigint not null
key_rotation  rewrapped bigint not null default 0
key_rotation  finished_at timestamp with time zone
key_rotation  next_at timestamp with time zone not null
key_rotation  fence integer not null default 0
leaf (partitioned)  batch bigint not null
leaf (partitioned)  record uuid not null
leaf (partitioned)  n smallint not null
leaf (partitioned)  place smallint not null
leaf (partitioned)  kind "char" not null
leaf (partitioned)  commitment bytea not null
leaf (partitioned)  secret bytea
leaf_batch  id bigint not null
leaf_batch  entity uuid not null
leaf_batch  first bigint
leaf_batch  size integer not null
ledger_key_change  former text not null
ledger_key_change  next text not null
ledger_key_change  size bigint not null
ledger_key_change  entries bigint not null
ledger_key_change  at timestamp with time zone not null
ledger_key_change  note text
legal_hold  id uuid not null
legal_hold  entity uuid not null
legal_hold  record uuid
legal_hold  dossier text
legal_hold  series text
legal_hold  recipient bytea
legal_hold  reason bytea not null
legal_hold  by text not null
legal_hold  since timestamp with time zone not null
legal_hold  review_on date
legal_hold  released_by text
legal_hold  released_at timestamp with time zone
legal_hold  release_reason bytea
letter_check_count  at timestamp with time zone not null
letter_check_count  by text not null
letter_check_count  genuine boolean not null
letter_check_count  checks integer not null
letter_draft  id uuid not null
letter_draft  entity uuid not null
letter_draft  author text not null
letter_draft  template_key text
letter_draft  updated_at timestamp with time zone not null
letter_draft  sealed bytea not null
letter_draft  handed_by text
letter_draft  handed_at timestamp with time zone
mail_brake  sender_domain text not null
mail_brake  provider text not null
mail_brake  began_at timestamp with time zone not null
mail_brake  handed_over integer not null
mail_brake  complaints integer not null
mail_brake  ended_at timestamp with time zone
mail_brake  ended_by text
mail_brake  reason text
mail_hour  sender_domain text not null
mail_hour  provider text not null
mail_hour  hour timestamp with time zone not null
mail_hour  handed_over integer not null default 0
mail_hour  complaints integer not null default 0
mail_provider_seen  provider text not null
mail_provider_seen  process uuid not null
mail_provider_seen  waiting integer not null
mail_provider_seen  under_way integer not null
mail_provider_seen  slowed_until timestamp with time zone
mail_provider_seen  seen_at timestamp with time zone not null
mail_relay  relay text not null
mail_relay  taken bigint not null default 0
mail_relay  failed bigint not null default 0
mail_relay  last_success_at timestamp with time zone
mail_relay  last_failure_at timestamp with time zone
mail_relay  last_failure text
mail_relay  seen_at timestamp with time zone not null
mail_relay_seen  relay text not null
mail_relay_seen  process uuid not null
mail_relay_seen  priority integer not null
mail_relay_seen  weight integer not null
mail_relay_seen  aside_until timestamp with time zone
mail_relay_seen  offers_smtputf8 boolean
mail_relay_seen  seen_at timestamp with time zone not null
mandate  id uuid not null
mandate  giver bytea not null
mandate  holder bytea not null
mandate  giver_type text not null
mandate  giver_sealed bytea not null
mandate  holder_sealed bytea not null
mandate  valid_from timestamp with time zone not null
mandate  valid_until timestamp with time zone
mandate  revoked_at timestamp with time zone
master_key_use  master integer not null
master_key_use  place text not null
master_key_use  sealed bigint not null
master_key_use  counted_at timestamp with time zone not null
member  id uuid not null
member  entity uuid
member  email text not null
member  name text not null
member  roles text[] not null
member  created_at timestamp with time zone not null
member  removed_at timestamp with time zone
message (partitioned)  created_at timestamp with time zone not null
message (partitioned)  updated_at timestamp with time zone not null
message (partitioned)  send_after timestamp with time zone
message (partitioned)  expires_at timestamp with time zone
message (partitioned)  cancellable_until timestamp with time zone
message (partitioned)  personal_data_removed_at timestamp with time zone
message (partitioned)  last_event integer not null
message (partitioned)  last_delivery integer not null default 0
message (partitioned)  template_number integer
message (partitioned)  letter_date date
message (partitioned)  batch_row integer
message (partitioned)  cost_cents integer
message (partitioned)  id uuid not null
message (partitioned)  entity uuid not null
message (partitioned)  template_version uuid
message (partitioned)  house_style uuid
message (partitioned)  record uuid
message (partitioned)  batch uuid
message (partitioned)  document uuid
message (partitioned)  resend_of uuid
message (partitioned)  copy_of uuid
message (partitioned)  test boolean not null
message (partitioned)  final boolean not null default false
message (partitioned)  reply_allowed boolean not null
message (partitioned)  cost_estimated boolean
message (partitioned)  status text not null
message (partitioned)  reference text not null
message (partitioned)  template_key text
message (partitioned)  class text not null
message (partitioned)  priority text not null
message (partitioned)  postage text not null
message (partitioned)  language text
message (partitioned)  series text
message (partitioned)  dossier text
message (partitioned)  cost_centre text
message (partitioned)  condition_url text
message (partitioned)  recipient_type text not null
message (partitioned)  recipient_index bytea
message (partitioned)  reply_reference text not null
message (partitioned)  check_code text not null
message (partitioned)  channels bytea not null
message (partitioned)  decision bytea
message (partitioned)  actions bytea
message (partitioned)  attachments jsonb
message (partitioned)  next jsonb
message_body (partitioned)  message_id uuid not null
message_body (partitioned)  entity uuid not null
message_body (partitioned)  sealed bytea not null
message_body (partitioned)  addressed_to bytea
message_class  entity uuid not null
message_class  key text not null
message_class  name jsonb not null
message_class  channels text[] not null
message_class  sensitivity text not null
message_class  reading_term_days integer
message_class  reminder_after_days integer
message_class  fallback text
message_class  legal_effect boolean not null default false
message_class  series text not null
message_class  postage text not null
message_class  attach_letter_to_email boolean not null default false
message_class  when_returned text not null default 'send-again'::text
message_class  inbox_service text not null default 'opened'::text
message_class  term_rule text not null default 'calendar'::text
message_class  inbox_days integer
message_class  print_service text not null default 'third-working-day'::text
message_class  objection_days integer
message_class  objection_months integer
message_class  receipt_limits jsonb
message_class  minors text not null default 'recipient'::text
message_class  after_death text not null default 'stop'::text
message_class  mentions text[] not null default '{}'::text[]
message_class  seen_in_time boolean not null default false
message_class  personal_data_days integer
message_class  needs_alert_address boolean not null default false
migration  name text not null
migration  sha256 text not null
migration  applied_at timestamp with time zone not null
missing_letter  recovery uuid not null
missing_letter  message uuid not null
missing_letter  record uuid not null
missing_letter  entity uuid not null
missing_letter  reference text not null
missing_letter  channel text not null
missing_letter  sealed_at timestamp with time zone not null
missing_letter  state text not null
missing_letter  handed_over text not null
missing_letter  evidence text not null
missing_letter  pack uuid
missing_letter  leaf bigint
missing_letter  decision text
missing_letter  decided_at timestamp with time zone
missing_letter  decided_by text
pack  id uuid not null
pack  entity uuid not null
pack  series text not null
pack  size integer not null
pack  written_at timestamp with time zone not null
pack  freed integer not null default 0
pack  retired_at timestamp with time zone
pack  sha256 bytea
peppol_document  message uuid not null
peppol_document  seq integer not null
peppol_document  entity uuid not null
peppol_document  reference text not null
peppol_document  sent_at timestamp with time zone not null
peppol_document  poll_at timestamp with time zone
peppol_participant  person bytea not null
peppol_participant  invoice boolean not null
peppol_participant  credit_note boolean not null
peppol_participant  asked_at timestamp with time zone not null
personal_data_sweep  entity uuid not null
personal_data_sweep  class text not null
personal_data_sweep  before uuid not null
preference  person bytea not null
preference  channel text not null default 'digital'::text
preference  email bytea
preference  alerts boolean not null default true
preference  language text
preference  large_print boolean not null default false
preference  updated_at timestamp with time zone not null
preference  email_index bytea
preference  email_confirmed_at timestamp with time zone
preference  quiet_from smallint
preference  quiet_until smallint
preference  quiet_weekends boolean not null default false
preference  away_from date
preference  away_until date
print_barcode_range  id uuid not null
print_barcode_range  account text not null
print_barcode_range  form text not null
print_barcode_range  prefix text not null
print_barcode_range  first_number bigint not null
print_barcode_range  next_number bigint not null
print_barcode_range  last_number bigint not null
print_barcode_range  created_at timestamp with time zone not null
print_bill_line  subject uuid not null
print_bill_line  sequence integer not null
print_bill_line  bill text not null
print_bill_line  line integer not null
print_bill_line  file uuid not null
print_bill_line  sheets integer
print_bill_line  amount integer not null
print_bill_line  postage_amount integer
print_contract  id uuid not null
print_contract  entity uuid not null
print_contract  name text not null
print_contract  partner text not null
print_contract  cut_off text not null
print_contract  calendar text not null
print_contract  profile text not null
print_contract  due_days integer not null
print_contract  created_at timestamp with time zone not null
print_contract  ended_at timestamp with time zone
print_contract  sides text not null default 'two'::text
print_contract  blank_last_side boolean not null default false
print_contract  sheet_marks text not null default 'none'::text
print_contract  valid_from date
print_contract  valid_until date
print_contract  further_cut_offs text[] not null default '{}'::text[]
print_contract  working_days integer[] not null default '{1,2,3,4,5}'::integer[]
print_contract  closed_on date[] not null default '{}'::date[]
print_contract  ink text not null default 'black'::text
print_contract  paper_grams integer not null default 80
print_contract  envelope_grams integer not null default 7
print_contract  sheets_per_envelope integer not null default 100
print_contract  c4_from_sheets integer
print_contract  bundles boolean not null default false
print_contract  seed_address jsonb
print_contract_use  contract uuid not null
print_contract_use  entity uuid not null
print_contract_use  since timestamp with time zone not null
print_drawn_barcode  message uuid not null
print_drawn_barcode  entity uuid not null
print_drawn_barcode  account text not null
print_drawn_barcode  barcode text not null
print_drawn_barcode  drawn_at timestamp with time zone not null
print_letter  message uuid not null
print_letter  sequence integer not null
print_letter  entity uuid not null
print_letter  run uuid not null
print_letter  part integer
print_letter  position integer
print_letter  postage text not null
print_letter  zone text not null
print_letter  postal_code text not null
print_letter  sheets integer not null
print_letter  amount integer
print_letter  state text not null
print_letter  printed_sheets integer
print_letter  changed_at timestamp with time zone not null
print_letter  recipient_key bytea
print_letter  envelope integer
print_letter  alone_amount integer
print_letter  billed_sheets integer
print_letter  billed_amount integer
print_letter  posted_at timestamp with time zone
print_letter  address_sheet boolean
print_letter  country text
print_letter  counted_amount integer
print_letter  postage_amount integer
print_letter  alone_postage_amount integer
print_letter  billed_postage_amount integer
print_letter  counted_postage_amount integer
print_part  run uuid not null
print_part  n integer not null
print_part  entity uuid not null
print_part  letters integer not null
print_part  sheets integer not null
print_part  sha256 text
print_part  size bigint
print_part  handed_over_at timestamp with time zone
print_part  rerun_of integer
print_part  rerun_reason text
print_part  statement text
print_part  ordered_by text
print_part  lease_until timestamp with time zone
print_part  rejected_at timestamp with time zone
print_part  noted_at timestamp with time zone
print_proposal  id uuid not null
print_proposal  entity uuid not null
print_proposal  contract uuid not null
print_proposal  kind text not null
print_proposal  wanted jsonb not null
print_proposal  before jsonb
print_proposal  comment text
print_proposal  proposed_by text not null
print_proposal  proposed_at timestamp with time zone not null
print_proposal  status text not null default 'waiting'::text
print_proposal  decided_by text
print_proposal  decided_at timestamp with time zone
print_proposal  reason text
print_registered_event  message uuid not null
print_registered_event  sequence integer not null
print_registered_event  entity uuid not null
print_registered_event  kind text not null
print_registered_event  at timestamp with time zone not null
print_registered_item  message uuid not null
print_registered_item  sequence integer not null
print_registered_item  entity uuid not null
print_registered_item  account text not null
print_registered_item  subaccount text
print_registered_item  product text not null
print_registered_item  barcode text
print_registered_item  state text not null
print_registered_item  reason text
print_registered_item  attempts integer not null default 0
print_registered_item  announced_at timestamp with time zone
print_registered_item  changed_at timestamp with time zone not null
print_registered_item  track_at timestamp with time zone
print_registered_item  track_ended boolean not null default false
print_registered_proof  message uuid not null
print_registered_proof  sequence integer not null
print_registered_proof  entity uuid not null
print_registered_proof  reference text not null
print_registered_proof  kind text not null
print_registered_proof  sha256 text not null
print_registered_proof  stored_at timestamp with time zone not null
print_registrar_account  entity uuid not null
print_registrar_account  account text not null
print_registrar_account  subaccount text
print_registrar_account  router text
print_registrar_account  product text not null
print_registrar_account  created_at timestamp with time zone not null
print_registrar_seen  name text not null
print_registrar_seen  failures integer not null
print_registrar_seen  aside_until timestamp with time zone
print_registrar_seen  taken bigint not null
print_registrar_seen  failed bigint not null
print_registrar_seen  last_success_at timestamp with time zone
print_registrar_seen  last_failure_at timestamp with time zone
print_registrar_seen  last_failure text
print_registrar_seen  seen_at timestamp with time zone not null
print_return_fault  file uuid not null
print_return_fault  line integer not null
print_return_fault  reason text not null
print_return_fault  letter text
print_return_file  id uuid not null
print_return_file  partner text not null
print_return_file  file text not null
print_return_file  size bigint not null
print_return_file  modified_at timestamp with time zone not null
print_return_file  status text not null
print_return_file  line integer not null default 0
print_return_file  taken integer not null default 0
print_return_file  refused integer not null default 0
print_return_file  failures integer not null default 0
print_return_file  code text
print_return_file  first_at timestamp with time zone not null
print_return_file  last_at timestamp with time zone not null
print_return_file  settled_at timestamp with time zone
print_return_file  settled_by text
print_return_file  billed bigint not null default 0
print_return_file  billed_unknown bigint not null default 0
print_run  id uuid not null
print_run  entity uuid not null
print_run  contract uuid not null
print_run  cut_off_at timestamp with time zone not null
print_run  status text not null
print_run  opened_at timestamp with time zone not null
print_run  closed_at timestamp with time zone
print_run  cut_at timestamp with time zone
print_run  handed_over_at timestamp with time zone
print_run  due_at timestamp with time zone
print_run  letters integer not null default 0
print_run  sheets integer not null default 0
print_run  seed_state text
print_run  seed_amount integer
print_run  seed_billed_sheets integer
print_run  seed_billed_amount integer
print_run  seed_postage_amount integer
print_run  seed_billed_postage_amount integer
print_tariff  contract uuid not null
print_tariff  entity uuid not null
print_tariff  valid_from date not null
print_tariff  postage text not null
print_tariff  zone text not null
print_tariff  sheets_up_to integer not null
print_tariff  amount integer not null
print_tariff  grams_up_to integer
print_tariff  ink text
print_tariff  sides text
print_tariff  postage_amount integer
quota  entity uuid not null
quota  per_day integer
quota  per_minute integer
quota_use  entity uuid not null
quota_use  subject uuid not null
quota_use  per text not null
quota_use  began timestamp with time zone not null
quota_use  letters integer not null
reader_copy  message uuid not null
reader_copy  n integer not null
reader_copy  entity uuid not null
reader_copy  addressee bytea not null
reader_copy  due_at timestamp with time zone
reader_copy  refused text
record (partitioned)  sent_at timestamp with time zone
record (partitioned)  letter_date date not null
record (partitioned)  kind integer not null
record (partitioned)  id uuid not null
record (partitioned)  entity uuid not null
record (partitioned)  message uuid not null
record (partitioned)  copy_of uuid
record (partitioned)  test boolean not null
record (partitioned)  reference text not null
record (partitioned)  dossier text
record (partitioned)  subject text not null
record (partitioned)  recipient_name text not null
record (partitioned)  cost_centre text
record (partitioned)  recipient_index bytea
record (partitioned)  check_index bytea
record (partitioned)  wrapped_key bytea not null
record (partitioned)  search_text text not null
record (partitioned)  search tsvector not null
record_guard  record uuid not null
record_guard  person_only boolean not null default false
record_guard  hidden boolean not null default false
record_guard  closed boolean not null default false
record_guard  named_reader uuid
record_kind  id integer not null
record_kind  template_version integer
record_kind  house_style_version integer
record_kind  entity uuid not null
record_kind  series text not null
record_kind  class text not null
record_kind  template_key text
record_kind  house_style_key text
record_kind  language text not null
record_kind  channels text[] not null
record_state (partitioned)  record uuid not null
record_state (partitioned)  entity uuid not null
record_state (partitioned)  status text not null
record_state (partitioned)  channels text[]
record_state (partitioned)  sent_at timestamp with time zone
record_state (partitioned)  closed_at timestamp with time zone
record_state (partitioned)  timeline_digest bytea
recovery  id uuid not null
recovery  begun_at timestamp with time zone not null
recovery  begun_by text not null
recovery  restored_to timestamp with time zone
recovery  log_size bigint not null
recovery  published_size bigint not null
recovery  feed_xid xid8 not null
recovery  packs integer not null default 0
recovery  packs_without_index integer not null default 0
recovery  surveyed_at timestamp with time zone
recovery  ended_at timestamp with time zone
recovery  ended_by text
recovery  keys_adopted integer not null default 0
recovery  entities_adopted integer not null default 0
recovery  keys_refused integer not null default 0
rectification  id uuid not null
rectification  entity uuid not null
rectification  person bytea not null
rectification  kind text not null
rectification  sealed bytea not null
rectification  changed text[] not null
rectification  reference text not null
rectification  recorded_by text not null
rectification  recorded_at timestamp with time zone not null
registry_figure  one boolean not null default true
registry_figure  questions bigint not null default 0
registry_figure  failed bigint not null default 0
registry_figure  seconds double precision not null default 0
registry_figure  persons bigint not null default 0
registry_figure  enterprises bigint not null default 0
registry_figure  unknown bigint not null default 0
registry_figure  away bigint not null default 0
registry_figure  away_since timestamp with time zone
released_address  id uuid not null
released_address  channel text not null
released_address  address bytea not null
released_address  entity uuid
released_address  for_all boolean not null
released_address  reason text not null
released_address  code text
released_address  message uuid
released_address  since timestamp with time zone not null
released_address  released_at timestamp with time zone not null
released_address  used_at timestamp with time zone
retention_turn  entity uuid not null
returned_case  id uuid not null
returned_case  entity uuid not null
returned_case  test boolean not null
returned_case  message uuid not null
returned_case  sequence integer not null
returned_case  reason text not null
returned_case  returned_at timestamp with time zone not null
returned_case  contract uuid
returned_case  run uuid
returned_case  country text
returned_case  zone text
returned_case  person bytea
returned_case  policy text not null
returned_case  status text not null default 'open'::text
returned_case  decision text
returned_case  decided_at timestamp with time zone
returned_case  decided_by text
returned_case  reason_closed text
returned_case  new_message uuid
returned_case  round integer not null default 0
returned_case  assignee text
returned_case  note bytea
returned_case  register text not null default 'unasked'::text
returned_case  register_at timestamp with time zone
returned_case  notice_until timestamp with time zone
returned_case  scan integer
returned_case  created_at timestamp with time zone not null
saved_search  id uuid not null
saved_search  entity uuid not null
saved_search  owner text not null
saved_search  name text not null
saved_search  shared boolean not null
saved_search  sealed bytea not null
saved_search  saved_at timestamp with time zone not null
scrub_round  id bigint not null
scrub_round  started_at timestamp with time zone not null
scrub_round  finished_at timestamp with time zone
scrub_round  phase text not null default 'packs'::text
scrub_round  after_pack uuid
scrub_round  after_part bigint
scrub_round  total_objects bigint not null
scrub_round  total_bytes bigint not null
scrub_round  objects bigint not null default 0
scrub_round  bytes bigint not null default 0
scrub_round  documents bigint not null default 0
scrub_round  faults integer not null default 0
scrub_round  urgent boolean not null default false
scrub_round  next_at timestamp with time zone not null
scrub_round  fence integer not null default 0
seal_certificate  entity_code text not null
seal_certificate  subject text
seal_certificate  issuer text
seal_certificate  ends_at timestamp with time zone
seal_certificate  fault text
seal_certificate  has_time_stamps boolean not null
seal_certificate  checked_at timestamp with time zone not null
search_name  entity uuid not null
search_name  word text not null
search_name  used_at timestamp with time zone not null default now()
search_rebuild  single boolean not null default true
search_rebuild  below uuid
search_rebuild  done_at timestamp with time zone
search_word  entity uuid not null
search_word  word text not null
search_word  used_at timestamp with time zone not null default now()
sender_domain  domain text not null
sender_domain  return_domain text not null
sender_domain  in_use boolean not null default true
sender_domain  daily boolean not null
sender_domain  due_at timestamp with time zone
sender_domain  requested_at timestamp with time zone
sender_domain  requested_by text
sender_domain  checked_at timestamp with time zone
sender_domain  state text
sender_domain  state_since timestamp with time zone
sender_domain  findings jsonb not null default '[]'::jsonb
sender_domain  complaint_limits jsonb
sender_domain  usual boolean not null default false
sequencer_turn  only_row boolean not null default true
sequencer_turn  published bigint not null default 0
series  entity uuid not null
series  key text not null
series  name jsonb not null
series  period_months integer
series  starts text
series  destination text
series  sample_per_thousand integer
series  legal_ground text
series  version integer not null default 0
series  due integer
series  held integer
series  counted_at timestamp with time zone
series_change  id uuid not null
series_change  entity uuid not null
series_change  series text not null
series_change  wanted jsonb not null
series_change  before integer not null
series_change  version integer
series_change  shortens boolean not null
series_change  status text not null
series_change  comment text
series_change  proposed_by text not null
series_change  proposed_at timestamp with time zone not null
series_change  decided_by text
series_change  decided_at timestamp with time zone
series_change  reason text
service_rule  entity uuid not null
service_rule  class text not null
service_rule  since timestamp with time zone not null
service_rule  inbox_service text not null
service_rule  print_service text not null
service_rule  objection_days integer
service_rule  objection_months integer
service_rule  reading_term_days integer
service_rule  term_rule text not null
session  token_hash bytea not null
session  door text not null
session  sealed bytea not null
session  created_at timestamp with time zone not null
session  seen_at timestamp with time zone not null
session  ends_at timestamp with time zone not null
session  subject bytea
session  provider_session bytea
shared_part  id bigint not null
shared_part  entity uuid not null
shared_part  digest bytea not null
shared_part  size integer not null
shared_part  used_at timestamp with time zone not null default now()
sign_in  state_hash bytea not null
sign_in  browser_hash bytea not null
sign_in  door text not null
sign_in  sealed bytea not null
sign_in  ends_at timestamp with time zone not null
statistic (partitioned)  entity uuid not null
statistic (partitioned)  dimension text not null
statistic (partitioned)  month date not null
statistic (partitioned)  key text not null
statistic (partitioned)  channel text not null
statistic (partitioned)  letters bigint not null default 0
statistic (partitioned)  undeliverable bigint not null default 0
statistic (partitioned)  cancelled bigint not null default 0
statistic (partitioned)  failed bigint not null default 0
statistic (partitioned)  deliveries bigint not null default 0
statistic (partitioned)  delivered bigint not null default 0
statistic (partitioned)  opened bigint not null default 0
statistic (partitioned)  opened_in_time bigint not null default 0
statistic (partitioned)  not_opened_in_time bigint not null default 0
statistic (partitioned)  returned bigint not null default 0
statistic (partitioned)  bounced bigint not null default 0
statistic (partitioned)  cents bigint not null default 0
statistic (partitioned)  paper_priced bigint not null default 0
statistic (partitioned)  paper_cents bigint not null default 0
statistic (partitioned)  paper_split_cents bigint not null default 0
statistic (partitioned)  paper_postage_cents bigint not null default 0
statistic_place  entity uuid not null
statistic_place  xid xid8 not null default '0'::xid8
statistic_place  message uuid not null default '00000000-0000-0000-0000-000000000000'::uuid
statistic_place  seq integer not null default 0
statistic_place  at timestamp with time zone
statistic_time (partitioned)  entity uuid not null
statistic_time (partitioned)  dimension text not null
statistic_time (partitioned)  month date not null
statistic_time (partitioned)  key text not null
statistic_time (partitioned)  channel text not null
statistic_time (partitioned)  step text not null
statistic_time (partitioned)  bucket integer not null
statistic_time (partitioned)  deliveries bigint not null
store_fault  id uuid not null
store_fault  key text not null
store_fault  pack uuid
store_fault  part bigint
store_fault  entity uuid not null
store_fault  place text not null
store_fault  kind text not null
store_fault  records integer not null
store_fault  found_at timestamp with time zone not null
store_fault  outcome text not null
store_fault  settled_at timestamp with time zone
store_fault  retry_at timestamp with time zone not null
store_fault  evidence text
subject_access_request  id uuid not null
subject_access_request  entity uuid
subject_access_request  person bytea not null
subject_access_request  sealed bytea
subject_access_request  reference text not null
subject_access_request  received_on date not null
subject_access_request  answer_by date not null
subject_access_request  requested_by text not null
subject_access_request  requested_at timestamp with time zone not null
subject_access_request  status text not null
subject_access_request  decided_by text
subject_access_request  decided_at timestamp with time zone
subject_access_request  decision_reason text
subject_access_request  counts jsonb
subject_access_request  size bigint
subject_access_request  sha256 bytea
subject_access_request  package_key bytea
subject_access_request  parts integer
subject_access_request  made_at timestamp with time zone
subject_access_request  downloaded_at timestamp with time zone
subject_access_request  remove_at timestamp with time zone
subject_access_request  due_at timestamp with time zone
subject_access_request  attempts integer not null default 0
subject_access_request  fence integer not null default 0
subject_access_request  failure text
supplied_document  id uuid not null
supplied_document  entity uuid not null
supplied_document  test boolean not null
supplied_document  purpose text not null
supplied_document  profile text not null
supplied_document  pages integer not null
supplied_document  size integer not null
supplied_document  sha256 bytea not null
supplied_document  found bytea not null
supplied_document  created_at timestamp with time zone not null
suppressed_address  id uuid not null
suppressed_address  channel text not null
suppressed_address  address bytea not null
suppressed_address  entity uuid
suppressed_address  for_all boolean not null
suppressed_address  reason text not null
suppressed_address  code text
suppressed_address  message uuid
suppressed_address  since timestamp with time zone not null
template  id uuid not null
template  entity uuid not null
template  key text not null
template  name jsonb not null
template  class text not null
template  created_at timestamp with time zone not null
template_text  entity uuid not null
template_text  template text not null
template_text  version integer not null
template_text  language text not null
template_text  text text not null
template_text  search tsvector not null
test_letter  id uuid not null
test_letter  entity uuid not null
test_letter  actor text not null
test_letter  mailbox bytea not null
test_letter  address bytea
test_letter  preview uuid not null
test_letter  status text not null
test_letter  reason text
test_letter  planned_at timestamp with time zone not null
test_letter  due_at timestamp with time zone
test_letter  settled_at timestamp with time zone
test_letter  attempts integer not null default 0
test_letter  fence integer not null default 0
tile  level smallint not null
tile  number bigint not null
tile  hashes bytea not null
timer  due_at timestamp with time zone not null
timer  kind text not null
timer  subject uuid not null
timer  seq integer not null default 0
timer  entity uuid
timer  remind_at timestamp with time zone
timer  watch_at timestamp with time zone
transfer  id uuid not null
transfer  entity uuid not null
transfer  series text not null
transfer  version integer not null
transfer  rule jsonb not null
transfer  archive_service text not null
transfer  status text not null
transfer  until date not null
transfer  comment text
transfer  proposed_by text not null
transfer  proposed_at timestamp with time zone not null
transfer  gathered_kind integer
transfer  gathered_record uuid
transfer  decided_by text
transfer  decided_at timestamp with time zone
transfer  reason text
transfer  ended_at timestamp with time zone
transfer  ended_by text
transfer  to_record boolean not null default false
transfer  to_sweep boolean not null default false
transfer  failure text
transfer  lease_until timestamp with time zone
transfer  fence integer not null default 0
transfer_package  transfer uuid not null
transfer_package  n integer not null
transfer_package  entity uuid not null
transfer_package  bundle text not null
transfer_package  first_record uuid not null
transfer_package  last_record uuid not null
transfer_package  records integer not null
transfer_package  opened_on date not null
transfer_package  closed_on date not null
transfer_package  status text not null
transfer_package  packed_at timestamp with time zone
transfer_package  fence integer
transfer_package  parts integer
transfer_package  size bigint
transfer_package  sha256 bytea
transfer_package  key bytea
transfer_package  answered_at timestamp with time zone
transfer_package  answered_by text
transfer_package  reference text
transfer_package  reason text
transfer_record  transfer uuid not null
transfer_record  record uuid not null
transfer_record  entity uuid not null
transfer_record  bundle text not null
transfer_record  verdict text not null
transfer_record  reason text
transfer_record  held boolean not null
transfer_record  letter_date date not null
transfer_record  closed_on date
transfer_record  bytes bigint not null
transfer_record  transferred boolean not null default false
transfer_record  documents integer
unmatched_receipt  message uuid not null
unmatched_receipt  sequence integer not null
unmatched_receipt  type text not null
unmatched_receipt  at timestamp with time zone not null
unmatched_receipt  received_at timestamp with time zone not null
unmatched_receipt  id uuid not null default uuidv7()
unmatched_receipt  channel text
unmatched_receipt  detail jsonb not null default '{}'::jsonb
unmatched_receipt  settled_as text
unmatched_receipt  settled_at timestamp with time zone
unmatched_receipt  settled_by text
unmatched_receipt  settled_reason text
unmatched_receipt  attached_to uuid
unread_report  id uuid not null
unread_report  received_at timestamp with time zone not null
unread_report  digest bytea not null
unread_report  message_id uuid
unread_report  sequence integer
unread_report  domain text not null
unread_report  report bytea
unread_report  settled_at timestamp with time zone
unread_report  settled_by text
unread_report  meaning text
version  id uuid not null
version  entity uuid not null
version  template uuid not null
version  number integer not null
version  status text not null
version  source jsonb not null
version  compiled jsonb
version  digest text not null
version  revision integer not null default 1
version  created_at timestamp with time zone not null
version  created_by text not null
version  written_by text not null
version  published_at timestamp with time zone
version  publish_at timestamp with time zone
version  copied_from uuid
version  copied_writers text[] not null default '{}'::text[]
version_comment  id uuid not null
version_comment  entity uuid not null
version_comment  version uuid not null
version_comment  language text not null
version_comment  part text not null
version_comment  passage text not null
version_comment  line integer not null
version_comment  at timestamp with time zone not null
version_comment  actor text not null
version_comment  text text not null
version_comment_event  number bigint not null
version_comment_event  entity uuid not null
version_comment_event  comment uuid not null
version_comment_event  at timestamp with time zone not null
version_comment_event  actor text not null
version_comment_event  action text not null
version_comment_event  text text
version_step  entity uuid not null
version_step  version uuid not null
version_step  sequence integer not null
version_step  at timestamp with time zone not null
version_step  actor text not null
version_step  action text not null
version_step  comment text
version_step  judged jsonb
word_sweep  vocabulary text not null
word_sweep  entity uuid
word_sweep  word text
word_sweep  done_at timestamp with time zone
work  message_id uuid not null
work  entity uuid not null
work  lane text not null
work  due_at timestamp with time zone not null
work  held boolean not null default false
work  chunk uuid
work  attempts integer not null default 0
work  fixed jsonb
work  waits_since timestamp with time zone
work  seal_waits_since timestamp with time zone
write_probe  filler bytea not null

-- constraints
address_confirmation  PRIMARY KEY (person)
alert  CHECK (((kind = 'confirm-address'::text) = (message_id IS NULL)))
alert  CHECK ((((message_id IS NULL) = (seq IS NULL)) AND ((message_id IS NULL) = (entity IS NULL))))
alert  CHECK ((kind = ANY (ARRAY['first'::text, 'reminder'::text, 'lapsing'::text, 'confirm-address'::text])))
alert  PRIMARY KEY (id)
alert  CHECK ((status = ANY (ARRAY['planned'::text, 'sent'::text, 'failed'::text, 'stopped'::text])))
alert_outcome  PRIMARY KEY (kind, outcome)
api_key  FOREIGN KEY (entity) REFERENCES entity(id)
api_key  UNIQUE (hash)
api_key  CHECK ((mode = ANY (ARRAY['live'::text, 'test'::text])))
api_key  CHECK ((per_day > 0))
api_key  CHECK ((per_minute > 0))
api_key  PRIMARY KEY (id)
audit_entry  CHECK ((actor_kind = ANY (ARRAY['key'::text, 'staff'::text, 'citizen'::text, 'hub'::text])))
audit_entry  PRIMARY KEY (id)
audit_explanation  PRIMARY KEY (id)
base_backup  PRIMARY KEY (ended_at)
batch  CHECK ((format = ANY (ARRAY['json'::text, 'ndjson'::text, 'csv'::text, 'xlsx'::text])))
batch  CHECK ((mode = ANY (ARRAY['best-effort'::text, 'atomic'::text])))
batch  CHECK ((outcome = ANY (ARRAY['completed'::text, 'cancelled'::text, 'rejected'::text])))
batch  CHECK ((phase = ANY (ARRAY['received'::text, 'splitting'::text, 'checking'::text, 'waiting'::text, 'accepting'::text, 'releasing'::text, 'sending'::text, 'undoing'::text, 'ended'::text])))
batch  PRIMARY KEY (id)
batch_chunk  PRIMARY KEY (batch, chunk)
batch_copy  PRIMARY KEY (batch, n)
batch_event  PRIMARY KEY (batch, n)
batch_failure  PRIMARY KEY (batch, chunk)
batch_fault  PRIMARY KEY (batch, "row", code, "column")
batch_mend  PRIMARY KEY (id)
batch_mend  CHECK ((state = ANY (ARRAY['mending'::text, 'done'::text, 'undoing'::text, 'undone'::text])))
batch_mend_row  PRIMARY KEY (mend, "row")
batch_part  PRIMARY KEY (batch, seq)
batch_pricing  PRIMARY KEY (batch)
batch_reading  PRIMARY KEY (batch, actor, hour)
batch_row  PRIMARY KEY (batch, "row")
batch_table  PRIMARY KEY (batch)
blob_copy  PRIMARY KEY (key)
blob_copy  CHECK ((task = ANY (ARRAY['copy'::text, 'remove'::text])))
blob_location  CHECK ((octet_length(address) = 16))
blob_location  PRIMARY KEY (address)
block  PRIMARY KEY (entity, key, number)
callback  CHECK (((status = 'suspended'::text) = (reason IS NOT NULL)))
callback  CHECK (((status = 'removed'::text) = (secret IS NULL)))
callback  FOREIGN KEY (entity) REFERENCES entity(id)
callback  PRIMARY KEY (id)
callback  CHECK ((reason = ANY (ARRAY['asked'::text, 'no-answer'::text, 'gone'::text])))
callback  CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'removed'::text])))
callback  CHECK ((cardinality(types) > 0))
callback_attempt  FOREIGN KEY (callback) REFERENCES callback(id)
callback_attempt  FOREIGN KEY (entity) REFERENCES entity(id)
callback_attempt  PRIMARY KEY (id)
callback_delivery  FOREIGN KEY (callback) REFERENCES callback(id)
callback_delivery  FOREIGN KEY (entity) REFERENCES entity(id)
callback_delivery  PRIMARY KEY (callback, message_id, sequence)
callback_reader  FOREIGN KEY (callback) REFERENCES callback(id)
callback_reader  FOREIGN KEY (entity) REFERENCES entity(id)
callback_reader  PRIMARY KEY (id)
case_resend  FOREIGN KEY (case_id) REFERENCES delivery_case(id)
case_resend  PRIMARY KEY (id)
case_resend  CHECK ((status = ANY (ARRAY['counting'::text, 'counted'::text, 'sending'::text, 'sent'::text, 'undoing'::text, 'undone'::text, 'dropped'::text])))
case_resend  CHECK ((way = ANY (ARRAY['same'::text, 'next'::text])))
case_resend_letter  PRIMARY KEY (resend, message)
case_resend_letter  FOREIGN KEY (resend) REFERENCES case_resend(id)
case_resend_letter  CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'passed'::text, 'sent'::text, 'cancelled'::text, 'left'::text])))
channel_certificate  PRIMARY KEY (channel, name)
channel_concurrency  CHECK ((at_once > 0))
channel_concurrency  PRIMARY KEY (channel)
channel_hour  CHECK ((outcome = ANY (ARRAY['accepted'::text, 'rejected'::text, 'unavailable'::text, 'unknown'::text])))
channel_hour  PRIMARY KEY (hour, channel, outcome)
channel_outcome  CHECK ((outcome = ANY (ARRAY['accepted'::text, 'rejected'::text, 'unavailable'::text, 'unknown'::text])))
channel_outcome  PRIMARY KEY (channel, outcome)
channel_rate  CHECK ((per_second > 0))
channel_rate  PRIMARY KEY (channel)
channel_state  PRIMARY KEY (channel)
channel_stop  CHECK ((kind = ANY (ARRAY['pause'::text, 'rest'::text])))
channel_stop  PRIMARY KEY (channel, began_at, kind)
checkpoint  PRIMARY KEY (size)
chunk  PRIMARY KEY (id)
chunk  CHECK ((stage = ANY (ARRAY['prepare'::text, 'deliver'::text])))
column_mapping  FOREIGN KEY (entity) REFERENCES entity(id)
column_mapping  PRIMARY KEY (entity, template)
column_mapping  FOREIGN KEY (template) REFERENCES template(id)
cosignature  CHECK (((octet_length(line) >= 1) AND (octet_length(line) <= 600)))
cosignature  PRIMARY KEY (size, witness)
cosignature  FOREIGN KEY (size) REFERENCES checkpoint(size)
cosignature  CHECK (((octet_length(witness) >= 1) AND (octet_length(witness) <= 300)))
dead_letter  CHECK ((ended = ANY (ARRAY['replayed'::text, 'closed'::text])))
dead_letter  PRIMARY KEY (id)
delivery  CHECK ((left_because = ANY (ARRAY['not-alerted'::text, 'not-opened'::text])))
delivery  PRIMARY KEY (message_id, seq)
delivery_case  CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL)))
delivery_case  FOREIGN KEY (entity) REFERENCES entity(id)
delivery_case  PRIMARY KEY (id)
delivery_case  CHECK ((reason = ANY (ARRAY['not-posted'::text, 'not-presented'::text, 'not-delivered'::text, 'late-failure'::text])))
delivery_case  CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
delivery_case_event  FOREIGN KEY (case_id) REFERENCES delivery_case(id)
delivery_case_event  CHECK ((kind = ANY (ARRAY['opened'::text, 'added'::text, 'assigned'::text, 'noted'::text, 'reported'::text, 'closed'::text, 'reopened'::text, 'resent'::text, 'resend-undone'::text])))
delivery_case_event  PRIMARY KEY (case_id, n)
delivery_case_letter  FOREIGN KEY (case_id) REFERENCES delivery_case(id)
delivery_case_letter  PRIMARY KEY (message, sequence, reason)
dispatcher_process  PRIMARY KEY (id)
disposal  FOREIGN KEY (entity) REFERENCES entity(id)
disposal  FOREIGN KEY (entity, series) REFERENCES series(entity, key)
disposal  CHECK (((transfer IS NULL) = (archive_service IS NULL)))
disposal  PRIMARY KEY (id)
disposal  CHECK ((status = ANY (ARRAY['gathering'::text, 'waiting'::text, 'approved'::text, 'running'::text, 'recording'::text, 'done'::text, 'refused'::text, 'withdrawn'::text, 'stopped'::text])))
disposal_record  CHECK (((verdict = 'excluded'::text) = (reason IS NOT NULL)))
disposal_record  CHECK (((chunk IS NULL) OR (verdict = 'destroy'::text)))
disposal_record  FOREIGN KEY (disposal) REFERENCES disposal(id)
disposal_record  PRIMARY KEY (disposal, record)
disposal_record  CHECK ((reason = ANY (ARRAY['held'::text, 'under-way'::text, 'open-case'::text, 'term-runs'::text, 'in-inbox'::text, 'added-since'::text])))
disposal_record  CHECK ((verdict = ANY (ARRAY['destroy'::text, 'sample'::text, 'excluded'::text])))
document  CHECK ((kind = ANY (ARRAY['letter'::text, 'attachment'::text, 'page'::text, 'email'::text, 'slip'::text, 'original'::text, 'proof'::text, 'reply'::text, 'returned'::text, 'receipt'::text, 'invoice'::text, 'address-sheet'::text]))) NOT VALID
document  PRIMARY KEY (record, n)
document  CHECK ((variant = ANY (ARRAY['normal'::text, 'large'::text])))
document_use  PRIMARY KEY (document, message)
dossier_end  FOREIGN KEY (entity) REFERENCES entity(id)
dossier_end  PRIMARY KEY (entity, dossier)
draft_presence  PRIMARY KEY (version, actor)
draft_presence  FOREIGN KEY (version) REFERENCES version(id)
ebox_call_hour  CHECK ((call = ANY (ARRAY['publish'::text, 'consent'::text, 'status'::text, 'events'::text])))
ebox_call_hour  PRIMARY KEY (hour, call, result)
ebox_consent  CHECK ((answer = ANY (ARRAY['yes'::text, 'no-consent'::text, 'never-opened'::text])))
ebox_consent  PRIMARY KEY (person)
ebox_decision  PRIMARY KEY (entity)
ebox_event_cursor  PRIMARY KEY (single)
ebox_event_cursor  CHECK (single)
ebox_publication  CHECK ((outcome = ANY (ARRAY['accepted'::text, 'no-digital-user'::text])))
ebox_publication  PRIMARY KEY (message, seq)
ebox_sender  CHECK ((organization ~ '^[01][0-9]{9}$'::text))
ebox_sender  PRIMARY KEY (entity, target, class)
ebox_sender  CHECK ((target = ANY (ARRAY['citizen'::text, 'enterprise'::text])))
entity  UNIQUE (code)
entity  CHECK ((kind = ANY (ARRAY['flemish'::text, 'local'::text])))
entity  CHECK ((language_policy = ANY (ARRAY['nl-only'::text, 'facilities'::text, 'free'::text])))
entity  PRIMARY KEY (id)
entity  CHECK ((status = ANY (ARRAY['trial'::text, 'open'::text, 'suspended'::text])))
entity_key  FOREIGN KEY (entity) REFERENCES entity(id)
entity_key  CHECK (((number >= 1) AND (number <= 255)))
entity_key  PRIMARY KEY (entity, number)
entity_seal  CHECK ((level = ANY (ARRAY['off'::text, 'b-b'::text, 'b-t'::text])))
entity_seal  CHECK (((octet_length(location) >= 1) AND (octet_length(location) <= 200)))
entity_seal  PRIMARY KEY (entity)
entity_seal  CHECK ((when_no_time = ANY (ARRAY['wait'::text, 'without'::text])))
event  PRIMARY KEY (message_id, seq)
false_letter_report  CHECK ((asks = ANY (ARRAY['payment'::text, 'data'::text, 'link'::text, 'call'::text, 'other'::text])))
false_letter_report  CHECK ((came_by = ANY (ARRAY['post'::text, 'email'::text, 'text-message'::text, 'hand'::text, 'other'::text])))
false_letter_report  FOREIGN KEY (entity) REFERENCES entity(id)
false_letter_report  PRIMARY KEY (id)
false_letter_report  CHECK ((status = ANY (ARRAY['new'::text, 'seen'::text, 'handled'::text])))
guest  UNIQUE (entity, digest)
guest  FOREIGN KEY (entity) REFERENCES entity(id)
guest  CHECK (((cardinality(marks) >= 1) AND (cardinality(marks) <= 4)))
guest  PRIMARY KEY (id)
hash_only_leaf  PRIMARY KEY (first)
hash_only_leaf  FOREIGN KEY (recovery) REFERENCES recovery(id)
hash_only_leaf  CHECK ((size > 0))
house_font  UNIQUE (entity, sha256)
house_font  PRIMARY KEY (id)
house_style  UNIQUE (entity, key, number)
house_style  PRIMARY KEY (id)
house_style  CHECK (((status = 'published'::text) = (published_at IS NOT NULL)))
house_style  CHECK ((status = ANY (ARRAY['draft'::text, 'in-review'::text, 'approved'::text, 'published'::text, 'discarded'::text])))
house_style_step  CHECK ((action = ANY (ARRAY['created'::text, 'saved'::text, 'submitted'::text, 'withdrawn'::text, 'approved'::text, 'rejected'::text, 'planned'::text, 'unscheduled'::text, 'published'::text, 'discarded'::text])))
house_style_step  FOREIGN KEY (house_style) REFERENCES house_style(id)
house_style_step  PRIMARY KEY (house_style, sequence)
idempotency  PRIMARY KEY (entity, test, operation, key_hash)
inbox_done  CHECK (((action >= 1) AND (action <= 100)))
inbox_done  FOREIGN KEY (item) REFERENCES inbox_item(id) ON DELETE CASCADE
inbox_done  PRIMARY KEY (item, reader, action)
inbox_guard  CHECK (((service IS NULL) = (ends_at IS NULL)))
inbox_guard  CHECK (((decided_at IS NULL) = ((service IS NULL) OR (service = 'waiting'::text))))
inbox_guard  FOREIGN KEY (item) REFERENCES inbox_item(id) ON DELETE CASCADE
inbox_guard  PRIMARY KEY (item)
inbox_guard  CHECK ((service = ANY (ARRAY['waiting'::text, 'acknowledged'::text, 'refused'::text, 'neglected'::text])))
inbox_item  CHECK (((read_at IS NULL) = (read_by IS NULL)))
inbox_item  PRIMARY KEY (id)
inbox_read  PRIMARY KEY (item)
inbox_stay  FOREIGN KEY (item) REFERENCES inbox_item(id) ON DELETE CASCADE
inbox_stay  PRIMARY KEY (item)
incoming_item  CHECK (((sealed IS NOT NULL) = (status = 'unmatched'::text)))
incoming_item  FOREIGN KEY (entity) REFERENCES entity(id)
incoming_item  CHECK ((kind = ANY (ARRAY['reply'::text, 'returned'::text])))
incoming_item  PRIMARY KEY (id)
incoming_item  CHECK ((status = ANY (ARRAY['unmatched'::text, 'attached'::text, 'discarded'::text])))
key_rotation  CHECK (((phase = 'done'::text) = (finished_at IS NOT NULL)))
key_rotation  FOREIGN KEY (entity) REFERENCES entity(id)
key_rotation  CHECK ((phase = ANY (ARRAY['rewrapping'::text, 'settling'::text, 'done'::text])))
key_rotation  PRIMARY KEY (entity, number)
leaf  CHECK ((kind = ANY (ARRAY['s'::"char", 'c'::"char", 't'::"char", 'd'::"char"])))
leaf  PRIMARY KEY (record, n)
leaf  CHECK ((length(secret) = ANY (ARRAY[16, 32])))
leaf_batch  PRIMARY KEY (id)
leaf_batch  CHECK ((size > 0))
ledger_key_change  PRIMARY KEY (former)
legal_hold  CHECK ((num_nonnulls(record, dossier, series, recipient) = 1))
legal_hold  CHECK (((released_at IS NULL) = (released_by IS NULL)))
legal_hold  FOREIGN KEY (entity) REFERENCES entity(id)
legal_hold  PRIMARY KEY (id)
letter_check_count  CHECK ((by = ANY (ARRAY['code'::text, 'qr'::text, 'pdf'::text])))
letter_check_count  PRIMARY KEY (at, by, genuine)
letter_draft  CHECK (((handed_by IS NULL) = (handed_at IS NULL)))
letter_draft  FOREIGN KEY (entity) REFERENCES entity(id)
letter_draft  PRIMARY KEY (id)
mail_brake  PRIMARY KEY (sender_domain, provider, began_at)
mail_hour  PRIMARY KEY (sender_domain, provider, hour)
mail_provider_seen  PRIMARY KEY (provider, process)
mail_relay  PRIMARY KEY (relay)
mail_relay_seen  PRIMARY KEY (relay, process)
mandate  CHECK ((giver_type = ANY (ARRAY['citizen'::text, 'enterprise'::text])))
mandate  PRIMARY KEY (id)
master_key_use  PRIMARY KEY (master, place)
member  FOREIGN KEY (entity) REFERENCES entity(id)
member  PRIMARY KEY (id)
message  PRIMARY KEY (id)
message_body  PRIMARY KEY (message_id)
message_class  CHECK ((after_death = ANY (ARRAY['stop'::text, 'estate'::text])))
message_class  CHECK (((inbox_service = 'opened'::text) OR (reading_term_days IS NOT NULL)))
message_class  CHECK (((objection_days IS NULL) OR (objection_months IS NULL)))
message_class  FOREIGN KEY (entity) REFERENCES entity(id)
message_class  CHECK (((inbox_days >= 30) AND (inbox_days <= 3650)))
message_class  CHECK ((inbox_service = ANY (ARRAY['opened'::text, 'acknowledged'::text])))
message_class  CHECK ((mentions <@ ARRAY['appeal-body'::text, 'appeal-term'::text, 'appeal-how'::text, 'legal-basis'::text, 'reasons'::text, 'contact'::text, 'data-protection'::text]))
message_class  CHECK ((minors = ANY (ARRAY['recipient'::text, 'guardians'::text])))
message_class  CHECK (((objection_days >= 1) AND (objection_days <= 365)))
message_class  CHECK (((objection_months >= 1) AND (objection_months <= 24)))
message_class  CHECK (((personal_data_days >= 30) AND (personal_data_days <= 36500)))
message_class  PRIMARY KEY (entity, key)
message_class  CHECK ((print_service = ANY (ARRAY['third-working-day'::text, 'presentation'::text])))
message_class  CHECK (((reading_term_days >= 1) AND (reading_term_days <= 365)))
message_class  CHECK ((sensitivity = ANY (ARRAY['normal'::text, 'sensitive'::text])))
message_class  CHECK ((term_rule = ANY (ARRAY['calendar'::text, 'next-working-day'::text, 'working-days'::text])))
message_class  CHECK ((when_returned = ANY (ARRAY['send-again'::text, 'ask-citizen'::text, 'stop'::text])))
migration  PRIMARY KEY (name)
missing_letter  CHECK ((decision = ANY (ARRAY['send-again'::text, 'record'::text, 'leave'::text])))
missing_letter  CHECK ((handed_over = ANY (ARRAY['certain'::text, 'possible'::text, 'unknown'::text, 'no'::text])))
missing_letter  PRIMARY KEY (recovery, message)
missing_letter  FOREIGN KEY (recovery) REFERENCES recovery(id)
missing_letter  CHECK ((state = ANY (ARRAY['lost'::text, 'unprepared'::text, 'planned'::text])))
pack  PRIMARY KEY (id)
pack  CHECK ((octet_length(sha256) = 32))
peppol_document  PRIMARY KEY (message, seq)
peppol_participant  PRIMARY KEY (person)
personal_data_sweep  PRIMARY KEY (entity, class)
preference  CHECK ((channel = ANY (ARRAY['digital'::text, 'paper'::text])))
preference  CHECK ((((quiet_until >= 0) AND (quiet_until <= 23)) AND (quiet_until <> quiet_from)))
preference  CHECK ((away_until >= away_from))
preference  CHECK (((quiet_from IS NULL) = (quiet_until IS NULL)))
preference  CHECK (((away_from IS NULL) = (away_until IS NULL)))
preference  PRIMARY KEY (person)
preference  CHECK (((quiet_from >= 0) AND (quiet_from <= 23)))
print_barcode_range  CHECK (((next_number >= first_number) AND (next_number <= (last_number + 1))))
print_barcode_range  CHECK ((first_number >= 0))
print_barcode_range  CHECK ((form = ANY (ARRAY['digits'::text, 'licence-plate'::text, 's10'::text])))
print_barcode_range  UNIQUE (form, prefix, last_number)
print_barcode_range  PRIMARY KEY (id)
print_bill_line  FOREIGN KEY (file) REFERENCES print_return_file(id) ON DELETE CASCADE
print_bill_line  PRIMARY KEY (subject, sequence, bill, line)
print_bill_line  CHECK (((postage_amount >= LEAST(amount, 0)) AND (postage_amount <= GREATEST(amount, 0))))
print_contract  CHECK (((c4_from_sheets >= 2) AND (c4_from_sheets <= 200)))
print_contract  CHECK ((calendar = 'BE'::text))
print_contract  CHECK (((sides = 'two'::text) OR (NOT blank_last_side)))
print_contract  CHECK ((cut_off ~ '^([01]\d|2[0-3]):[0-5]\d$'::text))
print_contract  CHECK (((due_days >= 1) AND (due_days <= 30)))
print_contract  CHECK (((envelope_grams >= 0) AND (envelope_grams <= 200)))
print_contract  CHECK ((ink = ANY (ARRAY['black'::text, 'colour'::text])))
print_contract  CHECK (((paper_grams >= 40) AND (paper_grams <= 300)))
print_contract  PRIMARY KEY (id)
print_contract  CHECK ((sheet_marks = ANY (ARRAY['none'::text, 'data-matrix'::text])))
print_contract  CHECK (((sheets_per_envelope >= 1) AND (sheets_per_envelope <= 200)))
print_contract  CHECK ((sides = ANY (ARRAY['one'::text, 'two'::text])))
print_contract  CHECK ((cardinality(working_days) > 0))
print_contract_use  FOREIGN KEY (contract) REFERENCES print_contract(id)
print_contract_use  PRIMARY KEY (entity, contract)
print_drawn_barcode  UNIQUE (barcode)
print_drawn_barcode  FOREIGN KEY (entity) REFERENCES entity(id)
print_drawn_barcode  PRIMARY KEY (message)
print_letter  PRIMARY KEY (message, sequence)
print_letter  CHECK ((sheets > 0))
print_letter  CHECK ((state = ANY (ARRAY['planned'::text, 'handed-over'::text, 'accepted'::text, 'printed'::text, 'posted'::text, 'returned'::text, 'rejected'::text])))
print_part  PRIMARY KEY (run, n)
print_part  CHECK ((rerun_reason = ANY (ARRAY['lost'::text, 'spoilt'::text, 'refused'::text])))
print_part  FOREIGN KEY (run) REFERENCES print_run(id)
print_proposal  CHECK (((status = 'waiting'::text) = (decided_at IS NULL)))
print_proposal  CHECK (((before IS NOT NULL) = (kind = 'terms'::text)))
print_proposal  FOREIGN KEY (entity) REFERENCES entity(id)
print_proposal  CHECK ((kind = ANY (ARRAY['contract'::text, 'terms'::text, 'tariffs'::text])))
print_proposal  PRIMARY KEY (id)
print_proposal  CHECK ((status = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])))
print_registered_event  FOREIGN KEY (message, sequence) REFERENCES print_registered_item(message, sequence)
print_registered_event  PRIMARY KEY (message, sequence, kind, at)
print_registered_item  UNIQUE (barcode)
print_registered_item  FOREIGN KEY (entity) REFERENCES entity(id)
print_registered_item  PRIMARY KEY (message, sequence)
print_registered_item  CHECK ((state = ANY (ARRAY['numbered'::text, 'announcing'::text, 'announced'::text, 'refused'::text, 'foreign'::text])))
print_registered_proof  FOREIGN KEY (message, sequence) REFERENCES print_registered_item(message, sequence)
print_registered_proof  PRIMARY KEY (message, sequence, reference)
print_registrar_account  FOREIGN KEY (entity) REFERENCES entity(id)
print_registrar_account  PRIMARY KEY (entity)
print_registrar_account  CHECK ((product = ANY (ARRAY['registeredmail'::text, 'judicialmail'::text])))
print_registrar_seen  PRIMARY KEY (name)
print_return_fault  FOREIGN KEY (file) REFERENCES print_return_file(id) ON DELETE CASCADE
print_return_fault  PRIMARY KEY (file, line)
print_return_file  UNIQUE (partner, file, size, modified_at)
print_return_file  PRIMARY KEY (id)
print_return_file  CHECK ((status = ANY (ARRAY['reading'::text, 'done'::text, 'refused'::text])))
print_run  UNIQUE (contract, cut_off_at, entity)
print_run  FOREIGN KEY (contract) REFERENCES print_contract(id)
print_run  PRIMARY KEY (id)
print_run  CHECK ((seed_state = ANY (ARRAY['planned'::text, 'handed-over'::text, 'accepted'::text, 'printed'::text, 'posted'::text, 'returned'::text, 'rejected'::text])))
print_run  CHECK ((status = ANY (ARRAY['open'::text, 'closing'::text, 'handed-over'::text, 'accepted'::text, 'reconciled'::text, 'overdue'::text])))
print_tariff  CHECK ((amount >= 0))
print_tariff  FOREIGN KEY (contract) REFERENCES print_contract(id)
print_tariff  UNIQUE NULLS NOT DISTINCT (contract, valid_from, postage, zone, sheets_up_to, grams_up_to, ink, sides)
print_tariff  CHECK ((grams_up_to > 0))
print_tariff  CHECK ((ink = ANY (ARRAY['black'::text, 'colour'::text])))
print_tariff  CHECK (((postage_amount >= 0) AND (postage_amount <= amount)))
print_tariff  CHECK ((sheets_up_to > 0))
print_tariff  CHECK ((sides = ANY (ARRAY['one'::text, 'two'::text])))
print_tariff  CHECK ((zone = ANY (ARRAY['BE'::text, 'EU'::text, 'EUROPE'::text, 'WORLD'::text])))
quota  FOREIGN KEY (entity) REFERENCES entity(id)
quota  CHECK ((per_day > 0))
quota  CHECK ((per_minute > 0))
quota  PRIMARY KEY (entity)
quota_use  FOREIGN KEY (entity) REFERENCES entity(id)
quota_use  CHECK ((letters >= 0))
quota_use  CHECK ((per = ANY (ARRAY['day'::text, 'minute'::text])))
quota_use  PRIMARY KEY (entity, subject, per)
reader_copy  CHECK (((due_at IS NULL) = (refused IS NOT NULL)))
reader_copy  PRIMARY KEY (message, n)
record  PRIMARY KEY (id)
record_guard  PRIMARY KEY (record)
record_guard  FOREIGN KEY (record) REFERENCES record(id) ON DELETE CASCADE
record_kind  UNIQUE NULLS NOT DISTINCT (entity, series, class, template_key, template_version, house_style_key, house_style_version, language, channels)
record_kind  CHECK ((language = ANY (ARRAY['nl'::text, 'fr'::text, 'de'::text, 'en'::text])))
record_kind  PRIMARY KEY (id)
record_state  PRIMARY KEY (record)
recovery  PRIMARY KEY (id)
rectification  CHECK ((kind = ANY (ARRAY['email'::text, 'address'::text, 'name'::text, 'number'::text, 'other'::text])))
rectification  PRIMARY KEY (id)
registry_figure  CHECK (one)
registry_figure  PRIMARY KEY (one)
released_address  PRIMARY KEY (id)
released_address  CHECK ((for_all OR (entity IS NOT NULL)))
released_address  CHECK ((reason = ANY (ARRAY['bounced'::text, 'returned'::text, 'complaint'::text, 'request'::text])))
retention_turn  FOREIGN KEY (entity) REFERENCES entity(id)
retention_turn  PRIMARY KEY (entity)
returned_case  CHECK (((status = 'open'::text) = (decision IS NULL)))
returned_case  CHECK ((decision = ANY (ARRAY['resent'::text, 'asked'::text, 'stopped'::text])))
returned_case  FOREIGN KEY (entity) REFERENCES entity(id)
returned_case  UNIQUE (message, sequence)
returned_case  PRIMARY KEY (id)
returned_case  CHECK ((status = ANY (ARRAY['open'::text, 'decided'::text, 'closed'::text])))
saved_search  PRIMARY KEY (id)
scrub_round  CHECK ((phase = ANY (ARRAY['packs'::text, 'parts'::text])))
scrub_round  PRIMARY KEY (id)
seal_certificate  PRIMARY KEY (entity_code)
search_name  PRIMARY KEY (entity, word)
search_rebuild  PRIMARY KEY (single)
search_rebuild  CHECK (single)
search_word  PRIMARY KEY (entity, word)
sender_domain  PRIMARY KEY (domain)
sender_domain  CHECK ((state = ANY (ARRAY['good'::text, 'warning'::text, 'fault'::text, 'not-checked'::text])))
sequencer_turn  CHECK (only_row)
sequencer_turn  PRIMARY KEY (only_row)
series  CHECK (((destination IS NULL) = (version = 0)))
series  CHECK (((destination = ANY (ARRAY['destroy'::text, 'sample'::text])) = ((period_months IS NOT NULL) AND (starts IS NOT NULL))))
series  CHECK (((destination = 'sample'::text) = (sample_per_thousand IS NOT NULL)))
series  CHECK ((destination = ANY (ARRAY['destroy'::text, 'sample'::text, 'keep'::text])))
series  FOREIGN KEY (entity) REFERENCES entity(id)
series  CHECK (((period_months >= 1) AND (period_months <= 1200)))
series  PRIMARY KEY (entity, key)
series  CHECK (((sample_per_thousand >= 1) AND (sample_per_thousand <= 999)))
series  CHECK ((starts = ANY (ARRAY['sent'::text, 'closed'::text, 'dossier-ended'::text, 'appeal-ended'::text])))
series_change  CHECK (((status = 'waiting'::text) = (decided_at IS NULL)))
series_change  CHECK (((status = 'in-force'::text) = (version IS NOT NULL)))
series_change  FOREIGN KEY (entity, series) REFERENCES series(entity, key)
series_change  PRIMARY KEY (id)
series_change  CHECK ((status = ANY (ARRAY['waiting'::text, 'in-force'::text, 'refused'::text, 'withdrawn'::text])))
service_rule  FOREIGN KEY (entity) REFERENCES entity(id)
service_rule  PRIMARY KEY (entity, class, since)
session  CHECK ((door = ANY (ARRAY['staff'::text, 'citizen'::text])))
session  PRIMARY KEY (token_hash)
shared_part  UNIQUE (entity, digest)
shared_part  PRIMARY KEY (id)
sign_in  CHECK ((door = ANY (ARRAY['staff'::text, 'citizen'::text])))
sign_in  PRIMARY KEY (state_hash)
statistic  PRIMARY KEY (entity, dimension, month, key, channel)
statistic_place  PRIMARY KEY (entity)
statistic_time  PRIMARY KEY (entity, dimension, month, key, channel, step, bucket)
statistic_time  CHECK ((step = ANY (ARRAY['handed-over'::text, 'posted'::text, 'delivered'::text, 'opened'::text])))
store_fault  CHECK (((pack IS NULL) <> (part IS NULL)))
store_fault  CHECK ((kind = ANY (ARRAY['missing'::text, 'truncated'::text, 'altered'::text, 'unreadable'::text])))
store_fault  CHECK ((outcome = ANY (ARRAY['open'::text, 'repaired'::text, 'lost'::text, 'healed'::text])))
store_fault  PRIMARY KEY (id)
store_fault  CHECK ((place = ANY (ARRAY['first'::text, 'second'::text])))
subject_access_request  PRIMARY KEY (id)
subject_access_request  CHECK ((status = ANY (ARRAY['waiting'::text, 'making'::text, 'ready'::text, 'rejected'::text, 'removed'::text, 'failed'::text])))
supplied_document  PRIMARY KEY (id)
supplied_document  CHECK ((purpose = ANY (ARRAY['letter'::text, 'attachment'::text])))
suppressed_address  CHECK ((for_all OR (entity IS NOT NULL)))
suppressed_address  PRIMARY KEY (id)
suppressed_address  CHECK ((reason = ANY (ARRAY['bounced'::text, 'returned'::text, 'complaint'::text, 'request'::text])))
template  UNIQUE (entity, key)
template  PRIMARY KEY (id)
template_text  PRIMARY KEY (entity, template, version, language)
test_letter  CHECK (((status = 'waiting'::text) = (due_at IS NOT NULL)))
test_letter  CHECK (((status = 'waiting'::text) = (address IS NOT NULL)))
test_letter  FOREIGN KEY (entity) REFERENCES entity(id)
test_letter  PRIMARY KEY (id)
test_letter  CHECK ((status = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
tile  PRIMARY KEY (level, number)
timer  PRIMARY KEY (subject, kind, seq)
transfer  FOREIGN KEY (entity) REFERENCES entity(id)
transfer  FOREIGN KEY (entity, series) REFERENCES series(entity, key)
transfer  PRIMARY KEY (id)
transfer  CHECK ((status = ANY (ARRAY['gathering'::text, 'waiting'::text, 'packing'::text, 'packed'::text, 'done'::text, 'refused'::text, 'withdrawn'::text, 'stopped'::text])))
transfer_package  CHECK (((status <> 'packed'::text) OR ((sha256 IS NOT NULL) AND (packed_at IS NOT NULL))))
transfer_package  CHECK (((status <> 'refused'::text) OR (reason IS NOT NULL)))
transfer_package  PRIMARY KEY (transfer, n)
transfer_package  CHECK ((status = ANY (ARRAY['waiting'::text, 'packed'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
transfer_package  FOREIGN KEY (transfer) REFERENCES transfer(id)
transfer_record  CHECK (((verdict = 'excluded'::text) = (reason IS NOT NULL)))
transfer_record  CHECK (((NOT transferred) OR (verdict = 'transfer'::text)))
transfer_record  PRIMARY KEY (transfer, record)
transfer_record  CHECK ((reason = ANY (ARRAY['under-way'::text, 'open-case'::text, 'term-runs'::text, 'dossier-incomplete'::text, 'gone'::text])))
transfer_record  FOREIGN KEY (transfer) REFERENCES transfer(id)
transfer_record  CHECK ((verdict = ANY (ARRAY['transfer'::text, 'excluded'::text])))
unmatched_receipt  PRIMARY KEY (message, sequence, type)
unmatched_receipt  CHECK (((settled_as IS NULL) = (settled_at IS NULL)))
unmatched_receipt  CHECK ((settled_as = ANY (ARRAY['attached'::text, 'discarded'::text])))
unread_report  UNIQUE (digest)
unread_report  CHECK ((meaning = ANY (ARRAY['hard'::text, 'soft'::text, 'complaint'::text, 'none'::text])))
unread_report  PRIMARY KEY (id)
version  FOREIGN KEY (copied_from) REFERENCES version(id)
version  PRIMARY KEY (id)
version  CHECK ((status = ANY (ARRAY['draft'::text, 'in-review'::text, 'approved'::text, 'published'::text, 'retired'::text, 'discarded'::text])))
version  FOREIGN KEY (template) REFERENCES template(id)
version  UNIQUE (template, number)
version_comment  CHECK ((language = ANY (ARRAY['nl'::text, 'fr'::text, 'de'::text, 'en'::text])))
version_comment  CHECK ((line > 0))
version_comment  CHECK ((part = ANY (ARRAY['subject'::text, 'body'::text])))
version_comment  PRIMARY KEY (id)
version_comment  FOREIGN KEY (version) REFERENCES version(id)
version_comment_event  CHECK ((action = ANY (ARRAY['answered'::text, 'resolved'::text, 'reopened'::text])))
version_comment_event  CHECK (((action = 'answered'::text) = (text IS NOT NULL)))
version_comment_event  FOREIGN KEY (comment) REFERENCES version_comment(id)
version_comment_event  PRIMARY KEY (number)
version_step  CHECK ((action = ANY (ARRAY['created'::text, 'saved'::text, 'submitted'::text, 'withdrawn'::text, 'approved'::text, 'rejected'::text, 'planned'::text, 'unscheduled'::text, 'published'::text, 'retired'::text, 'discarded'::text])))
version_step  CHECK (((judged IS NULL) OR (action = 'rejected'::text)))
version_step  PRIMARY KEY (version, sequence)
version_step  FOREIGN KEY (version) REFERENCES version(id)
word_sweep  PRIMARY KEY (vocabulary)
word_sweep  CHECK ((vocabulary = ANY (ARRAY['words'::text, 'names'::text])))
work  PRIMARY KEY (message_id)

-- indexes
CREATE INDEX alert_codes_of_address ON public.alert USING btree (address_index, planned_at) WHERE (kind = 'confirm-address'::text)
CREATE INDEX alert_codes_of_person ON public.alert USING btree (person, planned_at) WHERE (kind = 'confirm-address'::text)
CREATE INDEX alert_due ON public.alert USING btree (due_at) WHERE (due_at IS NOT NULL)
CREATE INDEX alert_planned ON public.alert USING brin (planned_at) WITH (pages_per_range='16', autosummarize='on')
CREATE INDEX alert_settled ON public.alert USING btree (settled_at) WHERE (address IS NOT NULL)
CREATE INDEX api_key_entity ON public.api_key USING btree (entity, id)
CREATE INDEX audit_entry_actor ON ONLY public.audit_entry USING btree (actor, id)
CREATE INDEX audit_entry_entity ON ONLY public.audit_entry USING btree (entity, id)
CREATE INDEX audit_entry_person ON ONLY public.audit_entry USING btree (person, id) WHERE (person IS NOT NULL)
CREATE INDEX audit_entry_subject ON ONLY public.audit_entry USING btree (subject, id)
CREATE INDEX audit_explanation_finding ON public.audit_explanation USING btree (entity, rule, actor, about, explained_at DESC)
CREATE INDEX batch_at_work ON public.batch USING btree (entity, worked_at) WHERE (phase <> ALL (ARRAY['waiting'::text, 'sending'::text, 'ended'::text]))
CREATE INDEX batch_fault_group ON public.batch_fault USING btree (batch, code, "column", "row") INCLUDE (heap, value_hash)
CREATE INDEX batch_listed ON public.batch USING btree (entity, test, id)
CREATE INDEX batch_mend_of_batch ON public.batch_mend USING btree (batch, id)
CREATE INDEX batch_mend_row_open ON public.batch_mend_row USING btree (mend, "row") WHERE (state = ANY (ARRAY['o'::"char", 'm'::"char"]))
CREATE INDEX batch_row_alike ON public.batch_row USING btree (batch, likeness) WHERE (likeness IS NOT NULL)
CREATE INDEX batch_row_key ON public.batch_row USING btree (batch, key_hash) WHERE (key_hash IS NOT NULL)
CREATE INDEX batch_row_of_stage ON public.batch_row USING btree (batch, stage) WHERE (stage IS NOT NULL)
CREATE INDEX batch_row_resembling ON public.batch_row USING btree (batch, "row") WHERE (warnings @> '[{"code": "UP-2401"}]'::jsonb)
CREATE INDEX batch_row_unsent ON public.batch_row USING btree (batch, status, "row") WHERE (status = ANY (ARRAY['i'::"char", 'd'::"char"]))
CREATE INDEX batch_sending ON public.batch USING btree (id) WHERE (phase = 'sending'::text)
CREATE INDEX batch_with_rows ON public.batch USING btree (updated_at) WHERE (personal_data_removed_at IS NULL)
CREATE INDEX blob_copy_due ON public.blob_copy USING btree (due_at, key)
CREATE INDEX callback_attempt_failed ON public.callback_attempt USING btree (callback, id) WHERE (outcome <> 'accepted'::text)
CREATE INDEX callback_attempt_of ON public.callback_attempt USING btree (callback, id)
CREATE INDEX callback_delivery_due ON public.callback_delivery USING btree (callback, due_at)
CREATE INDEX callback_notice ON public.callback USING btree (notice_due_at) WHERE (notice_due_at IS NOT NULL)
CREATE INDEX callback_of_entity ON public.callback USING btree (entity)
CREATE INDEX callback_reader_due ON public.callback_reader USING btree (due_at)
CREATE INDEX callback_reader_of ON public.callback_reader USING btree (callback)
CREATE INDEX case_resend_due ON public.case_resend USING btree (id) WHERE (status = ANY (ARRAY['counting'::text, 'sending'::text, 'undoing'::text]))
CREATE INDEX case_resend_letter_by_state ON public.case_resend_letter USING btree (resend, state, message)
CREATE INDEX case_resend_of_case ON public.case_resend USING btree (case_id, id)
CREATE INDEX chunk_lease ON public.chunk USING btree (lease_until) WHERE (lease_until IS NOT NULL)
CREATE INDEX chunk_waiting ON public.chunk USING btree (put_at) WHERE (lease_until IS NULL)
CREATE INDEX cosignature_of_witness ON public.cosignature USING btree (witness, size)
CREATE INDEX dead_letter_waiting ON public.dead_letter USING btree (id) WHERE (ended IS NULL)
CREATE INDEX delivery_case_by_term ON public.delivery_case USING btree (entity, test, ends_on, id) WHERE (status = 'open'::text)
CREATE INDEX delivery_case_closed ON public.delivery_case USING btree (entity, test, id) WHERE (status = 'closed'::text)
CREATE INDEX delivery_case_letter_of_case ON public.delivery_case_letter USING btree (case_id, message, sequence)
CREATE INDEX delivery_case_of_hub ON public.delivery_case USING btree (test, ends_on, id) WHERE (status = 'open'::text)
CREATE INDEX delivery_handed_over ON ONLY public.delivery USING brin (handed_over_at) WITH (autosummarize='on')
CREATE INDEX delivery_of_chunk ON ONLY public.delivery USING btree (chunk) WHERE (chunk IS NOT NULL)
CREATE INDEX delivery_of_part_again ON ONLY public.delivery USING btree (due_at) WHERE ((channel = 'print'::text) AND (NOT simulated) AND (due_at IS NOT NULL) AND (chunk IS NULL))
CREATE INDEX delivery_waiting_by_channel ON ONLY public.delivery USING btree (lane, channel, entity, due_at, message_id) WHERE ((due_at IS NOT NULL) AND (chunk IS NULL))
CREATE INDEX disposal_listed ON public.disposal USING btree (entity, id)
CREATE INDEX disposal_of_transfer ON public.disposal USING btree (transfer) WHERE (transfer IS NOT NULL)
CREATE INDEX disposal_record_of_record ON public.disposal_record USING btree (record)
CREATE INDEX disposal_record_to_destroy ON public.disposal_record USING btree (disposal, record) WHERE ((verdict = 'destroy'::text) AND (chunk IS NULL))
CREATE INDEX disposal_to_work ON public.disposal USING btree (COALESCE(starts_at, proposed_at)) WHERE (status = ANY (ARRAY['gathering'::text, 'approved'::text, 'running'::text, 'recording'::text]))
CREATE INDEX document_letter_hash ON ONLY public.document USING btree (substr(sha256, 1, 7)) WHERE (kind = 'letter'::text)
CREATE INDEX document_of_pack ON ONLY public.document USING brin (pack) WITH (autosummarize='on')
CREATE INDEX document_uses ON ONLY public.document USING gin (layout_uses(layout)) WITH (gin_pending_list_limit='256') WHERE (layout IS NOT NULL)
CREATE INDEX draft_presence_seen ON public.draft_presence USING btree (entity, seen_at)
CREATE INDEX ebox_consent_age ON public.ebox_consent USING btree (asked_at)
CREATE INDEX ebox_publication_message_id ON public.ebox_publication USING btree (message_id) WHERE (message_id IS NOT NULL)
CREATE INDEX ebox_publication_poll ON public.ebox_publication USING btree (poll_at) WHERE (poll_at IS NOT NULL)
CREATE INDEX ebox_publication_unfollowed ON public.ebox_publication USING btree (published_at) WHERE (poll_at IS NULL)
CREATE INDEX event_feed ON ONLY public.event USING btree (entity, test, xid)
CREATE INDEX false_letter_report_new ON public.false_letter_report USING btree (entity) WHERE (status = 'new'::text)
CREATE INDEX false_letter_report_of_entity ON public.false_letter_report USING btree (entity, id DESC)
CREATE INDEX house_style_in_force ON public.house_style USING btree (entity, key, number DESC) WHERE (status = 'published'::text)
CREATE INDEX house_style_to_publish ON public.house_style USING btree (publish_at) WHERE ((status = 'approved'::text) AND (publish_at IS NOT NULL))
CREATE INDEX idempotency_age ON public.idempotency USING btree (created_at)
CREATE INDEX inbox_guard_of_message ON public.inbox_guard USING btree (message)
CREATE INDEX inbox_guard_to_archive ON public.inbox_guard USING btree (item) WHERE ((decided_at IS NOT NULL) AND (NOT archived))
CREATE INDEX inbox_guard_to_record ON public.inbox_guard USING btree (item) WHERE ((decided_at IS NOT NULL) AND (NOT recorded))
CREATE INDEX inbox_item_of_person ON public.inbox_item USING btree (person, received_at DESC, id DESC) INCLUDE (read_at)
CREATE INDEX inbox_stay_to_end ON public.inbox_stay USING btree (leaves_at)
CREATE INDEX inbox_stay_to_warn ON public.inbox_stay USING btree (warn_at) WHERE (warn_at IS NOT NULL)
CREATE INDEX incoming_item_tray ON public.incoming_item USING btree (id) WHERE (status = 'unmatched'::text)
CREATE INDEX key_rotation_due ON public.key_rotation USING btree (next_at) WHERE (phase <> 'done'::text)
CREATE INDEX leaf_batch_waiting ON public.leaf_batch USING btree (id) WHERE (first IS NULL)
CREATE INDEX leaf_of_batch ON ONLY public.leaf USING btree (batch)
CREATE INDEX legal_hold_active ON public.legal_hold USING btree (entity, id) WHERE (released_at IS NULL)
CREATE INDEX legal_hold_listed ON public.legal_hold USING btree (entity, id)
CREATE INDEX letter_draft_age ON public.letter_draft USING btree (updated_at)
CREATE INDEX letter_draft_author ON public.letter_draft USING btree (entity, author, updated_at)
CREATE INDEX mail_hour_hour ON public.mail_hour USING btree (hour)
CREATE INDEX mandate_giver ON public.mandate USING btree (giver)
CREATE INDEX mandate_holder ON public.mandate USING btree (holder)
CREATE INDEX message_by_reference ON ONLY public.message USING btree (reference, id)
CREATE INDEX message_by_reply_reference ON ONLY public.message USING btree (reply_reference) WHERE (record IS NOT NULL)
CREATE INDEX message_ended_badly ON ONLY public.message USING btree (entity, status, id) WHERE (status = ANY (ARRAY['undeliverable'::text, 'failed'::text, 'cancelled'::text]))
CREATE INDEX message_of_batch ON ONLY public.message USING btree (batch, status) WHERE (batch IS NOT NULL)
CREATE INDEX message_of_copy ON ONLY public.message USING btree (copy_of) WHERE (copy_of IS NOT NULL)
CREATE INDEX message_of_entity ON ONLY public.message USING btree (entity, test, id)
CREATE INDEX message_open ON ONLY public.message USING btree (id) WHERE (NOT final)
CREATE INDEX message_to_recipient ON ONLY public.message USING btree (recipient_index) WHERE (recipient_index IS NOT NULL)
CREATE INDEX missing_letter_undecided ON public.missing_letter USING btree (recovery, entity) WHERE (decision IS NULL)
CREATE INDEX pack_freed ON public.pack USING btree (id) WHERE (freed > 0)
CREATE INDEX pack_retired ON public.pack USING btree (retired_at) WHERE (retired_at IS NOT NULL)
CREATE INDEX peppol_document_ended ON public.peppol_document USING btree (sent_at) WHERE (poll_at IS NULL)
CREATE INDEX peppol_document_poll ON public.peppol_document USING btree (poll_at) WHERE (poll_at IS NOT NULL)
CREATE INDEX peppol_participant_age ON public.peppol_participant USING btree (asked_at)
CREATE INDEX print_barcode_range_open ON public.print_barcode_range USING btree (account, form, created_at) WHERE (next_number <= last_number)
CREATE INDEX print_bill_line_file ON public.print_bill_line USING btree (file)
CREATE INDEX print_contract_entity ON public.print_contract USING btree (entity, created_at DESC) WHERE (ended_at IS NULL)
CREATE INDEX print_letter_run ON public.print_letter USING btree (run, part, "position")
CREATE INDEX print_letter_to_count ON public.print_letter USING btree (entity) WHERE ((state <> 'planned'::text) AND ((counted_amount IS DISTINCT FROM COALESCE(billed_amount, amount)) OR (counted_postage_amount IS DISTINCT FROM print_postage(amount, postage_amount, billed_amount, billed_postage_amount))))
CREATE INDEX print_part_rerun ON public.print_part USING btree (run, n) WHERE ((rerun_of IS NOT NULL) AND (handed_over_at IS NULL))
CREATE INDEX print_part_to_note ON public.print_part USING btree (run, n) WHERE ((rerun_of IS NOT NULL) AND (handed_over_at IS NOT NULL) AND (noted_at IS NULL))
CREATE INDEX print_proposal_contract ON public.print_proposal USING btree (contract, id)
CREATE INDEX print_proposal_listed ON public.print_proposal USING btree (entity, status, id)
CREATE INDEX print_registered_item_tracked ON public.print_registered_item USING btree (track_at) WHERE (track_at IS NOT NULL)
CREATE INDEX print_registered_item_untracked ON public.print_registered_item USING btree (announced_at) WHERE ((track_at IS NULL) AND (NOT track_ended) AND (state = 'announced'::text))
CREATE INDEX print_return_file_open ON public.print_return_file USING btree (id) WHERE ((settled_at IS NULL) AND ((refused > 0) OR (code IS NOT NULL)))
CREATE INDEX print_run_entity ON public.print_run USING btree (entity, cut_off_at DESC, id DESC)
CREATE INDEX print_run_unfinished ON public.print_run USING btree (status, cut_off_at) WHERE (status <> 'reconciled'::text)
CREATE INDEX reader_copy_due ON public.reader_copy USING btree (due_at) WHERE (due_at IS NOT NULL)
CREATE INDEX record_check ON ONLY public.record USING btree (substr(check_index, 1, 7)) WHERE (check_index IS NOT NULL)
CREATE INDEX record_dossier ON ONLY public.record USING btree (entity, dossier, id) WHERE (dossier IS NOT NULL)
CREATE INDEX record_entity ON ONLY public.record USING btree (entity, id)
CREATE INDEX record_of_kind ON ONLY public.record USING btree (kind, id)
CREATE INDEX record_period ON ONLY public.record USING btree (entity, letter_date)
CREATE INDEX record_recipient ON ONLY public.record USING btree (substr(recipient_index, 1, 16)) WHERE (recipient_index IS NOT NULL)
CREATE INDEX record_search ON ONLY public.record USING gin (search) WITH (gin_pending_list_limit='256')
CREATE INDEX record_state_status ON ONLY public.record_state USING btree (entity, status, record) WHERE (status <> 'delivered'::text)
CREATE INDEX rectification_person ON public.rectification USING btree (entity, person, id)
CREATE INDEX released_address_of_entity ON public.released_address USING btree (entity, id)
CREATE INDEX released_address_unused ON public.released_address USING btree (address, channel) WHERE (used_at IS NULL)
CREATE INDEX returned_case_by_run ON public.returned_case USING btree (run) WHERE (run IS NOT NULL)
CREATE INDEX returned_case_listed ON public.returned_case USING btree (entity, status, id)
CREATE INDEX returned_case_notice ON public.returned_case USING btree (person) WHERE (notice_until IS NOT NULL)
CREATE INDEX returned_case_open ON public.returned_case USING btree (entity, id) WHERE (status <> 'closed'::text)
CREATE INDEX returned_case_unasked ON public.returned_case USING btree (id) WHERE ((register = 'unasked'::text) AND (status = 'open'::text))
CREATE INDEX saved_search_shared ON public.saved_search USING btree (entity, lower(name)) WHERE shared
CREATE INDEX scrub_round_finished ON public.scrub_round USING btree (finished_at) WHERE (finished_at IS NOT NULL)
CREATE INDEX search_name_parts ON public.search_name USING gin (entity, word gin_trgm_ops) WITH (gin_pending_list_limit='256')
CREATE INDEX search_word_parts ON public.search_word USING gin (entity, word gin_trgm_ops) WITH (gin_pending_list_limit='256')
CREATE INDEX series_change_listed ON public.series_change USING btree (entity, series, id)
CREATE INDEX session_ends_at ON public.session USING btree (ends_at)
CREATE INDEX session_provider_session ON public.session USING btree (provider_session) WHERE (provider_session IS NOT NULL)
CREATE INDEX session_subject ON public.session USING btree (subject) WHERE (subject IS NOT NULL)
CREATE INDEX shared_part_used ON public.shared_part USING btree (used_at, id)
CREATE INDEX sign_in_ends_at ON public.sign_in USING btree (ends_at)
CREATE INDEX store_fault_listed ON public.store_fault USING btree (found_at DESC, id)
CREATE INDEX store_fault_retried ON public.store_fault USING btree (retry_at) WHERE (outcome = ANY (ARRAY['open'::text, 'lost'::text]))
CREATE INDEX subject_access_request_due ON public.subject_access_request USING btree (due_at) WHERE (due_at IS NOT NULL)
CREATE INDEX subject_access_request_entity ON public.subject_access_request USING btree (entity, id)
CREATE INDEX supplied_document_age ON public.supplied_document USING btree (created_at)
CREATE INDEX suppressed_address_of_entity ON public.suppressed_address USING btree (entity, id)
CREATE INDEX template_text_search ON public.template_text USING gin (entity, search)
CREATE INDEX test_letter_age ON public.test_letter USING btree (entity, planned_at)
CREATE INDEX test_letter_due ON public.test_letter USING btree (due_at) WHERE (due_at IS NOT NULL)
CREATE INDEX timer_due ON public.timer USING btree (due_at)
CREATE INDEX timer_remind ON public.timer USING btree (remind_at) WHERE (remind_at IS NOT NULL)
CREATE INDEX timer_watch ON public.timer USING btree (watch_at) WHERE (watch_at IS NOT NULL)
CREATE INDEX transfer_listed ON public.transfer USING btree (entity, id)
CREATE INDEX transfer_package_to_pack ON public.transfer_package USING btree (transfer, n) WHERE (status = 'waiting'::text)
CREATE INDEX transfer_record_of_record ON public.transfer_record USING btree (record)
CREATE INDEX transfer_record_to_pack ON public.transfer_record USING btree (transfer, bundle, record)
CREATE INDEX transfer_to_work ON public.transfer USING btree (proposed_at) WHERE ((status = ANY (ARRAY['gathering'::text, 'packing'::text])) OR to_record OR to_sweep)
CREATE INDEX unmatched_receipt_open ON public.unmatched_receipt USING btree (id DESC) WHERE (settled_at IS NULL)
CREATE INDEX unread_report_age ON public.unread_report USING btree (received_at)
CREATE INDEX unread_report_open ON public.unread_report USING btree (id) WHERE (settled_at IS NULL)
CREATE INDEX version_comment_event_comment ON public.version_comment_event USING btree (comment, number)
CREATE INDEX version_comment_version ON public.version_comment USING btree (version)
CREATE INDEX version_entity ON public.version USING btree (entity, template, number DESC)
CREATE INDEX version_to_publish ON public.version USING btree (publish_at) WHERE ((status = 'approved'::text) AND (publish_at IS NOT NULL))
CREATE INDEX work_of_chunk ON public.work USING btree (chunk) WHERE (chunk IS NOT NULL)
CREATE INDEX work_waiting ON public.work USING btree (lane, entity, due_at, message_id) WHERE ((chunk IS NULL) AND (NOT held))
CREATE INDEX work_without_seal ON public.work USING btree (entity) WHERE (seal_waits_since IS NOT NULL)
CREATE UNIQUE INDEX address_confirmation_pkey ON public.address_confirmation USING btree (person)
CREATE UNIQUE INDEX alert_of_delivery ON public.alert USING btree (message_id, seq, kind) WHERE (message_id IS NOT NULL)
CREATE UNIQUE INDEX alert_outcome_pkey ON public.alert_outcome USING btree (kind, outcome)
CREATE UNIQUE INDEX alert_pkey ON public.alert USING btree (id)
CREATE UNIQUE INDEX api_key_hash_key ON public.api_key USING btree (hash)
CREATE UNIQUE INDEX api_key_pkey ON public.api_key USING btree (id)
CREATE UNIQUE INDEX audit_entry_pkey ON ONLY public.audit_entry USING btree (id)
CREATE UNIQUE INDEX audit_explanation_pkey ON public.audit_explanation USING btree (id)
CREATE UNIQUE INDEX base_backup_pkey ON public.base_backup USING btree (ended_at)
CREATE UNIQUE INDEX batch_chunk_pkey ON public.batch_chunk USING btree (batch, chunk)
CREATE UNIQUE INDEX batch_copy_pkey ON public.batch_copy USING btree (batch, n)
CREATE UNIQUE INDEX batch_event_pkey ON public.batch_event USING btree (batch, n)
CREATE UNIQUE INDEX batch_failure_pkey ON public.batch_failure USING btree (batch, chunk)
CREATE UNIQUE INDEX batch_fault_pkey ON public.batch_fault USING btree (batch, "row", code, "column")
CREATE UNIQUE INDEX batch_mend_at_work ON public.batch_mend USING btree (batch) WHERE (state = ANY (ARRAY['mending'::text, 'undoing'::text]))
CREATE UNIQUE INDEX batch_mend_pkey ON public.batch_mend USING btree (id)
CREATE UNIQUE INDEX batch_mend_row_pkey ON public.batch_mend_row USING btree (mend, "row")
CREATE UNIQUE INDEX batch_part_pkey ON public.batch_part USING btree (batch, seq)
CREATE UNIQUE INDEX batch_pkey ON public.batch USING btree (id)
CREATE UNIQUE INDEX batch_pricing_pkey ON public.batch_pricing USING btree (batch)
CREATE UNIQUE INDEX batch_reading_pkey ON public.batch_reading USING btree (batch, actor, hour)
CREATE UNIQUE INDEX batch_row_pkey ON public.batch_row USING btree (batch, "row")
CREATE UNIQUE INDEX batch_table_pkey ON public.batch_table USING btree (batch)
CREATE UNIQUE INDEX blob_copy_pkey ON public.blob_copy USING btree (key)
CREATE UNIQUE INDEX blob_location_pkey ON public.blob_location USING btree (address)
CREATE UNIQUE INDEX block_pkey ON public.block USING btree (entity, key, number)
CREATE UNIQUE INDEX callback_attempt_pkey ON public.callback_attempt USING btree (id)
CREATE UNIQUE INDEX callback_delivery_pkey ON public.callback_delivery USING btree (callback, message_id, sequence)
CREATE UNIQUE INDEX callback_pkey ON public.callback USING btree (id)
CREATE UNIQUE INDEX callback_reader_pkey ON public.callback_reader USING btree (id)
CREATE UNIQUE INDEX case_resend_key ON public.case_resend USING btree (entity, test, key_hash)
CREATE UNIQUE INDEX case_resend_letter_pkey ON public.case_resend_letter USING btree (resend, message)
CREATE UNIQUE INDEX case_resend_pkey ON public.case_resend USING btree (id)
CREATE UNIQUE INDEX case_resend_working ON public.case_resend USING btree (case_id) WHERE (status = ANY (ARRAY['sending'::text, 'undoing'::text]))
CREATE UNIQUE INDEX channel_certificate_pkey ON public.channel_certificate USING btree (channel, name)
CREATE UNIQUE INDEX channel_concurrency_pkey ON public.channel_concurrency USING btree (channel)
CREATE UNIQUE INDEX channel_hour_pkey ON public.channel_hour USING btree (hour, channel, outcome)
CREATE UNIQUE INDEX channel_outcome_pkey ON public.channel_outcome USING btree (channel, outcome)
CREATE UNIQUE INDEX channel_rate_pkey ON public.channel_rate USING btree (channel)
CREATE UNIQUE INDEX channel_state_pkey ON public.channel_state USING btree (channel)
CREATE UNIQUE INDEX channel_stop_open ON public.channel_stop USING btree (channel, kind) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX channel_stop_pkey ON public.channel_stop USING btree (channel, began_at, kind)
CREATE UNIQUE INDEX checkpoint_pkey ON public.checkpoint USING btree (size)
CREATE UNIQUE INDEX chunk_pkey ON public.chunk USING btree (id)
CREATE UNIQUE INDEX column_mapping_pkey ON public.column_mapping USING btree (entity, template)
CREATE UNIQUE INDEX cosignature_pkey ON public.cosignature USING btree (size, witness)
CREATE UNIQUE INDEX dead_letter_open ON public.dead_letter USING btree (message_id, stage) WHERE (ended IS NULL)
CREATE UNIQUE INDEX dead_letter_pkey ON public.dead_letter USING btree (id)
CREATE UNIQUE INDEX delivery_case_cause ON public.delivery_case USING btree (entity, test, reason, channel, cause) WHERE (status = 'open'::text)
CREATE UNIQUE INDEX delivery_case_event_pkey ON public.delivery_case_event USING btree (case_id, n)
CREATE UNIQUE INDEX delivery_case_letter_pkey ON public.delivery_case_letter USING btree (message, sequence, reason)
CREATE UNIQUE INDEX delivery_case_pkey ON public.delivery_case USING btree (id)
CREATE UNIQUE INDEX delivery_pkey ON ONLY public.delivery USING btree (message_id, seq)
CREATE UNIQUE INDEX dispatcher_process_pkey ON public.dispatcher_process USING btree (id)
CREATE UNIQUE INDEX disposal_open ON public.disposal USING btree (entity, series) WHERE (status = ANY (ARRAY['gathering'::text, 'waiting'::text, 'approved'::text, 'running'::text, 'recording'::text]))
CREATE UNIQUE INDEX disposal_pkey ON public.disposal USING btree (id)
CREATE UNIQUE INDEX disposal_record_pkey ON public.disposal_record USING btree (disposal, record)
CREATE UNIQUE INDEX document_pkey ON ONLY public.document USING btree (record, n)
CREATE UNIQUE INDEX document_use_pkey ON public.document_use USING btree (document, message)
CREATE UNIQUE INDEX dossier_end_pkey ON public.dossier_end USING btree (entity, dossier)
CREATE UNIQUE INDEX draft_presence_pkey ON public.draft_presence USING btree (version, actor)
CREATE UNIQUE INDEX ebox_call_hour_pkey ON public.ebox_call_hour USING btree (hour, call, result)
CREATE UNIQUE INDEX ebox_consent_pkey ON public.ebox_consent USING btree (person)
CREATE UNIQUE INDEX ebox_decision_pkey ON public.ebox_decision USING btree (entity)
CREATE UNIQUE INDEX ebox_event_cursor_pkey ON public.ebox_event_cursor USING btree (single)
CREATE UNIQUE INDEX ebox_publication_pkey ON public.ebox_publication USING btree (message, seq)
CREATE UNIQUE INDEX ebox_sender_pkey ON public.ebox_sender USING btree (entity, target, class)
CREATE UNIQUE INDEX entity_code_key ON public.entity USING btree (code)
CREATE UNIQUE INDEX entity_key_pkey ON public.entity_key USING btree (entity, number)
CREATE UNIQUE INDEX entity_pkey ON public.entity USING btree (id)
CREATE UNIQUE INDEX entity_seal_pkey ON public.entity_seal USING btree (entity)
CREATE UNIQUE INDEX event_pkey ON ONLY public.event USING btree (message_id, seq)
CREATE UNIQUE INDEX false_letter_report_pkey ON public.false_letter_report USING btree (id)
CREATE UNIQUE INDEX guest_entity_digest_key ON public.guest USING btree (entity, digest)
CREATE UNIQUE INDEX guest_pkey ON public.guest USING btree (id)
CREATE UNIQUE INDEX hash_only_leaf_pkey ON public.hash_only_leaf USING btree (first)
CREATE UNIQUE INDEX house_font_entity_sha256_key ON public.house_font USING btree (entity, sha256)
CREATE UNIQUE INDEX house_font_pkey ON public.house_font USING btree (id)
CREATE UNIQUE INDEX house_style_entity_key_number_key ON public.house_style USING btree (entity, key, number)
CREATE UNIQUE INDEX house_style_pkey ON public.house_style USING btree (id)
CREATE UNIQUE INDEX house_style_step_pkey ON public.house_style_step USING btree (house_style, sequence)
CREATE UNIQUE INDEX idempotency_pkey ON public.idempotency USING btree (entity, test, operation, key_hash)
CREATE UNIQUE INDEX inbox_done_pkey ON public.inbox_done USING btree (item, reader, action)
CREATE UNIQUE INDEX inbox_guard_pkey ON public.inbox_guard USING btree (item)
CREATE UNIQUE INDEX inbox_item_pkey ON public.inbox_item USING btree (id)
CREATE UNIQUE INDEX inbox_read_pkey ON public.inbox_read USING btree (item)
CREATE UNIQUE INDEX inbox_stay_pkey ON public.inbox_stay USING btree (item)
CREATE UNIQUE INDEX incoming_item_once ON public.incoming_item USING btree (reference, kind, sha256)
CREATE UNIQUE INDEX incoming_item_pkey ON public.incoming_item USING btree (id)
CREATE UNIQUE INDEX key_rotation_pkey ON public.key_rotation USING btree (entity, number)
CREATE UNIQUE INDEX key_rotation_running ON public.key_rotation USING btree (entity) WHERE (phase <> 'done'::text)
CREATE UNIQUE INDEX leaf_batch_first ON public.leaf_batch USING btree (first) WHERE (first IS NOT NULL)
CREATE UNIQUE INDEX leaf_batch_pkey ON public.leaf_batch USING btree (id)
CREATE UNIQUE INDEX leaf_pkey ON ONLY public.leaf USING btree (record, n)
CREATE UNIQUE INDEX ledger_key_change_pkey ON public.ledger_key_change USING btree (former)
CREATE UNIQUE INDEX legal_hold_pkey ON public.legal_hold USING btree (id)
CREATE UNIQUE INDEX letter_check_count_pkey ON public.letter_check_count USING btree (at, by, genuine)
CREATE UNIQUE INDEX letter_draft_pkey ON public.letter_draft USING btree (id)
CREATE UNIQUE INDEX mail_brake_open ON public.mail_brake USING btree (sender_domain, provider) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX mail_brake_pkey ON public.mail_brake USING btree (sender_domain, provider, began_at)
CREATE UNIQUE INDEX mail_hour_pkey ON public.mail_hour USING btree (sender_domain, provider, hour)
CREATE UNIQUE INDEX mail_provider_seen_pkey ON public.mail_provider_seen USING btree (provider, process)
CREATE UNIQUE INDEX mail_relay_pkey ON public.mail_relay USING btree (relay)
CREATE UNIQUE INDEX mail_relay_seen_pkey ON public.mail_relay_seen USING btree (relay, process)
CREATE UNIQUE INDEX mandate_pkey ON public.mandate USING btree (id)
CREATE UNIQUE INDEX master_key_use_pkey ON public.master_key_use USING btree (master, place)
CREATE UNIQUE INDEX member_email ON public.member USING btree (entity, lower(email)) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX member_operator ON public.member USING btree (lower(email)) WHERE ((entity IS NULL) AND (removed_at IS NULL))
CREATE UNIQUE INDEX member_pkey ON public.member USING btree (id)
CREATE UNIQUE INDEX message_body_pkey ON ONLY public.message_body USING btree (message_id)
CREATE UNIQUE INDEX message_class_pkey ON public.message_class USING btree (entity, key)
CREATE UNIQUE INDEX message_pkey ON ONLY public.message USING btree (id)
CREATE UNIQUE INDEX migration_pkey ON public.migration USING btree (name)
CREATE UNIQUE INDEX missing_letter_pkey ON public.missing_letter USING btree (recovery, message)
CREATE UNIQUE INDEX pack_pkey ON public.pack USING btree (id)
CREATE UNIQUE INDEX peppol_document_pkey ON public.peppol_document USING btree (message, seq)
CREATE UNIQUE INDEX peppol_participant_pkey ON public.peppol_participant USING btree (person)
CREATE UNIQUE INDEX personal_data_sweep_pkey ON public.personal_data_sweep USING btree (entity, class)
CREATE UNIQUE INDEX preference_pkey ON public.preference USING btree (person)
CREATE UNIQUE INDEX print_barcode_range_form_prefix_last_number_key ON public.print_barcode_range USING btree (form, prefix, last_number)
CREATE UNIQUE INDEX print_barcode_range_pkey ON public.print_barcode_range USING btree (id)
CREATE UNIQUE INDEX print_bill_line_pkey ON public.print_bill_line USING btree (subject, sequence, bill, line)
CREATE UNIQUE INDEX print_contract_pkey ON public.print_contract USING btree (id)
CREATE UNIQUE INDEX print_contract_use_pkey ON public.print_contract_use USING btree (entity, contract)
CREATE UNIQUE INDEX print_drawn_barcode_barcode_key ON public.print_drawn_barcode USING btree (barcode)
CREATE UNIQUE INDEX print_drawn_barcode_pkey ON public.print_drawn_barcode USING btree (message)
CREATE UNIQUE INDEX print_letter_pkey ON public.print_letter USING btree (message, sequence)
CREATE UNIQUE INDEX print_part_pkey ON public.print_part USING btree (run, n)
CREATE UNIQUE INDEX print_proposal_pkey ON public.print_proposal USING btree (id)
CREATE UNIQUE INDEX print_registered_event_pkey ON public.print_registered_event USING btree (message, sequence, kind, at)
CREATE UNIQUE INDEX print_registered_item_barcode_key ON public.print_registered_item USING btree (barcode)
CREATE UNIQUE INDEX print_registered_item_pkey ON public.print_registered_item USING btree (message, sequence)
CREATE UNIQUE INDEX print_registered_proof_pkey ON public.print_registered_proof USING btree (message, sequence, reference)
CREATE UNIQUE INDEX print_registrar_account_pkey ON public.print_registrar_account USING btree (entity)
CREATE UNIQUE INDEX print_registrar_seen_pkey ON public.print_registrar_seen USING btree (name)
CREATE UNIQUE INDEX print_return_fault_pkey ON public.print_return_fault USING btree (file, line)
CREATE UNIQUE INDEX print_return_file_partner_file_size_modified_at_key ON public.print_return_file USING btree (partner, file, size, modified_at)
CREATE UNIQUE INDEX print_return_file_pkey ON public.print_return_file USING btree (id)
CREATE UNIQUE INDEX print_run_contract_cut_off_at_entity_key ON public.print_run USING btree (contract, cut_off_at, entity)
CREATE UNIQUE INDEX print_run_pkey ON public.print_run USING btree (id)
CREATE UNIQUE INDEX print_tariff_contract_valid_from_postage_zone_sheets_up_to__key ON public.print_tariff USING btree (contract, valid_from, postage, zone, sheets_up_to, grams_up_to, ink, sides) NULLS NOT DISTINCT
CREATE UNIQUE INDEX quota_pkey ON public.quota USING btree (entity)
CREATE UNIQUE INDEX quota_use_pkey ON public.quota_use USING btree (entity, subject, per)
CREATE UNIQUE INDEX reader_copy_pkey ON public.reader_copy USING btree (message, n)
CREATE UNIQUE INDEX record_guard_pkey ON public.record_guard USING btree (record)
CREATE UNIQUE INDEX record_kind_entity_series_class_template_key_template_versi_key ON public.record_kind USING btree (entity, series, class, template_key, template_version, house_style_key, house_style_version, language, channels) NULLS NOT DISTINCT
CREATE UNIQUE INDEX record_kind_pkey ON public.record_kind USING btree (id)
CREATE UNIQUE INDEX record_pkey ON ONLY public.record USING btree (id)
CREATE UNIQUE INDEX record_state_pkey ON ONLY public.record_state USING btree (record)
CREATE UNIQUE INDEX recovery_open ON public.recovery USING btree ((true)) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX recovery_pkey ON public.recovery USING btree (id)
CREATE UNIQUE INDEX rectification_pkey ON public.rectification USING btree (id)
CREATE UNIQUE INDEX registry_figure_pkey ON public.registry_figure USING btree (one)
CREATE UNIQUE INDEX released_address_pkey ON public.released_address USING btree (id)
CREATE UNIQUE INDEX retention_turn_pkey ON public.retention_turn USING btree (entity)
CREATE UNIQUE INDEX returned_case_message_sequence_key ON public.returned_case USING btree (message, sequence)
CREATE UNIQUE INDEX returned_case_pkey ON public.returned_case USING btree (id)
CREATE UNIQUE INDEX saved_search_name ON public.saved_search USING btree (entity, owner, lower(name))
CREATE UNIQUE INDEX saved_search_pkey ON public.saved_search USING btree (id)
CREATE UNIQUE INDEX scrub_round_open ON public.scrub_round USING btree (((finished_at IS NULL))) WHERE (finished_at IS NULL)
CREATE UNIQUE INDEX scrub_round_pkey ON public.scrub_round USING btree (id)
CREATE UNIQUE INDEX seal_certificate_pkey ON public.seal_certificate USING btree (entity_code)
CREATE UNIQUE INDEX search_name_pkey ON public.search_name USING btree (entity, word)
CREATE UNIQUE INDEX search_rebuild_pkey ON public.search_rebuild USING btree (single)
CREATE UNIQUE INDEX search_word_pkey ON public.search_word USING btree (entity, word)
CREATE UNIQUE INDEX sender_domain_pkey ON public.sender_domain USING btree (domain)
CREATE UNIQUE INDEX sequencer_turn_pkey ON public.sequencer_turn USING btree (only_row)
CREATE UNIQUE INDEX series_change_pkey ON public.series_change USING btree (id)
CREATE UNIQUE INDEX series_change_waiting ON public.series_change USING btree (entity, series) WHERE (status = 'waiting'::text)
CREATE UNIQUE INDEX series_pkey ON public.series USING btree (entity, key)
CREATE UNIQUE INDEX service_rule_pkey ON public.service_rule USING btree (entity, class, since)
CREATE UNIQUE INDEX session_pkey ON public.session USING btree (token_hash)
CREATE UNIQUE INDEX shared_part_entity_digest_key ON public.shared_part USING btree (entity, digest)
CREATE UNIQUE INDEX shared_part_pkey ON public.shared_part USING btree (id)
CREATE UNIQUE INDEX sign_in_pkey ON public.sign_in USING btree (state_hash)
CREATE UNIQUE INDEX statistic_pkey ON ONLY public.statistic USING btree (entity, dimension, month, key, channel)
CREATE UNIQUE INDEX statistic_place_pkey ON public.statistic_place USING btree (entity)
CREATE UNIQUE INDEX statistic_time_pkey ON ONLY public.statistic_time USING btree (entity, dimension, month, key, channel, step, bucket)
CREATE UNIQUE INDEX store_fault_open ON public.store_fault USING btree (key, place) WHERE (outcome = ANY (ARRAY['open'::text, 'lost'::text]))
CREATE UNIQUE INDEX store_fault_pkey ON public.store_fault USING btree (id)
CREATE UNIQUE INDEX subject_access_request_pkey ON public.subject_access_request USING btree (id)
CREATE UNIQUE INDEX supplied_document_pkey ON public.supplied_document USING btree (id)
CREATE UNIQUE INDEX suppressed_address_pkey ON public.suppressed_address USING btree (id)
CREATE UNIQUE INDEX suppressed_address_used ON public.suppressed_address USING btree (address, channel, (
CASE
    WHEN for_all THEN NULL::uuid
    ELSE entity
END)) NULLS NOT DISTINCT
CREATE UNIQUE INDEX template_entity_key_key ON public.template USING btree (entity, key)
CREATE UNIQUE INDEX template_pkey ON public.template USING btree (id)
CREATE UNIQUE INDEX template_text_pkey ON public.template_text USING btree (entity, template, version, language)
CREATE UNIQUE INDEX test_letter_pkey ON public.test_letter USING btree (id)
CREATE UNIQUE INDEX tile_pkey ON public.tile USING btree (level, number)
CREATE UNIQUE INDEX timer_pkey ON public.timer USING btree (subject, kind, seq)
CREATE UNIQUE INDEX transfer_open ON public.transfer USING btree (entity, series) WHERE (status = ANY (ARRAY['gathering'::text, 'waiting'::text, 'packing'::text, 'packed'::text]))
CREATE UNIQUE INDEX transfer_package_pkey ON public.transfer_package USING btree (transfer, n)
CREATE UNIQUE INDEX transfer_pkey ON public.transfer USING btree (id)
CREATE UNIQUE INDEX transfer_record_once ON public.transfer_record USING btree (record) WHERE transferred
CREATE UNIQUE INDEX transfer_record_pkey ON public.transfer_record USING btree (transfer, record)
CREATE UNIQUE INDEX unmatched_receipt_id ON public.unmatched_receipt USING btree (id)
CREATE UNIQUE INDEX unmatched_receipt_pkey ON public.unmatched_receipt USING btree (message, sequence, type)
CREATE UNIQUE INDEX unread_report_digest_key ON public.unread_report USING btree (digest)
CREATE UNIQUE INDEX unread_report_pkey ON public.unread_report USING btree (id)
CREATE UNIQUE INDEX version_comment_event_pkey ON public.version_comment_event USING btree (number)
CREATE UNIQUE INDEX version_comment_pkey ON public.version_comment USING btree (id)
CREATE UNIQUE INDEX version_pkey ON public.version USING btree (id)
CREATE UNIQUE INDEX version_step_pkey ON public.version_step USING btree (version, sequence)
CREATE UNIQUE INDEX version_template_number_key ON public.version USING btree (template, number)
CREATE UNIQUE INDEX word_sweep_pkey ON public.word_sweep USING btree (vocabulary)
CREATE UNIQUE INDEX work_pkey ON public.work USING btree (message_id)

-- policies
address_confirmation  of_hub for ALL to uitpost_hub using (true) with check (true)
address_confirmation  of_person for ALL to uitpost_app using ((person = uitpost_person())) with check ((person = uitpost_person()))
alert  asks_code for INSERT to uitpost_app using () with check (((kind = 'confirm-address'::text) AND (person = uitpost_person())))
alert  of_entity for SELECT to uitpost_app using ((entity = uitpost_entity())) with check ()
alert  of_hub for ALL to uitpost_hub using (true) with check (true)
alert  of_person for SELECT to uitpost_app using (((kind = 'confirm-address'::text) AND (person = uitpost_person()))) with check ()
alert_outcome  of_hub for ALL to uitpost_hub using (true) with check (true)
api_key  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
api_key  of_hub for ALL to uitpost_hub using (true) with check (true)
audit_entry  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
audit_entry  of_hub for ALL to uitpost_hub using (true) with check (true)
audit_entry  of_person for INSERT to uitpost_app using () with check (((entity IS NULL) AND (actor_kind = 'citizen'::text)))
audit_explanation  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
audit_explanation  of_hub for ALL to uitpost_hub using (true) with check (true)
base_backup  of_hub for ALL to uitpost_hub using (true) with check (true)
batch  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_chunk  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_chunk  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_copy  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_copy  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_event  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_event  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_failure  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_failure  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_fault  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_fault  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_mend  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_mend  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_mend_row  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_mend_row  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_part  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_part  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_pricing  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_pricing  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_reading  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_reading  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_row  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_row  of_hub for ALL to uitpost_hub using (true) with check (true)
batch_table  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
batch_table  of_hub for ALL to uitpost_hub using (true) with check (true)
blob_copy  of_hub for ALL to uitpost_hub using (true) with check (true)
blob_location  of_hub for ALL to uitpost_hub using (true) with check (true)
block  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
block  of_hub for ALL to uitpost_hub using (true) with check (true)
callback  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
callback  of_hub for ALL to uitpost_hub using (true) with check (true)
callback_attempt  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
callback_attempt  of_hub for ALL to uitpost_hub using (true) with check (true)
callback_delivery  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
callback_delivery  of_hub for ALL to uitpost_hub using (true) with check (true)
callback_reader  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
callback_reader  of_hub for ALL to uitpost_hub using (true) with check (true)
case_resend  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
case_resend  of_hub for ALL to uitpost_hub using (true) with check (true)
case_resend_letter  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
case_resend_letter  of_hub for ALL to uitpost_hub using (true) with check (true)
channel_certificate  of_hub for ALL to uitpost_hub using (true) with check (true)
channel_concurrency  of_hub for ALL to uitpost_hub using (true) with check (true)
channel_hour  of_hub for ALL to uitpost_hub using (true) with check (true)
channel_outcome  of_hub for ALL to uitpost_hub using (true) with check (true)
channel_rate  of_hub for ALL to uitpost_hub using (true) with check (true)
channel_state  of_hub for ALL to uitpost_hub using (true) with check (true)
channel_stop  of_hub for ALL to uitpost_hub using (true) with check (true)
checkpoint  of_everybody for SELECT to uitpost_app using (true) with check ()
checkpoint  of_hub for ALL to uitpost_hub using (true) with check (true)
chunk  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
chunk  of_hub for ALL to uitpost_hub using (true) with check (true)
column_mapping  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
column_mapping  of_hub for ALL to uitpost_hub using (true) with check (true)
cosignature  of_everybody for SELECT to uitpost_app using (true) with check ()
cosignature  of_hub for ALL to uitpost_hub using (true) with check (true)
dead_letter  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
dead_letter  of_hub for ALL to uitpost_hub using (true) with check (true)
delivery  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
delivery  of_hub for ALL to uitpost_hub using (true) with check (true)
delivery_case  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
delivery_case  of_hub for ALL to uitpost_hub using (true) with check (true)
delivery_case_event  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
delivery_case_event  of_hub for ALL to uitpost_hub using (true) with check (true)
delivery_case_letter  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
delivery_case_letter  of_hub for ALL to uitpost_hub using (true) with check (true)
dispatcher_process  of_hub for ALL to uitpost_hub using (true) with check (true)
disposal  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
disposal  of_hub for ALL to uitpost_hub using (true) with check (true)
disposal_record  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
disposal_record  of_hub for ALL to uitpost_hub using (true) with check (true)
document  of_hub for ALL to uitpost_hub using (true) with check (true)
document  of_record for SELECT to uitpost_app using ((EXISTS ( SELECT
   FROM record r
  WHERE (r.id = document.record)))) with check ()
document_use  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
document_use  of_hub for ALL to uitpost_hub using (true) with check (true)
dossier_end  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
dossier_end  of_hub for ALL to uitpost_hub using (true) with check (true)
draft_presence  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
draft_presence  of_hub for ALL to uitpost_hub using (true) with check (true)
ebox_call_hour  of_hub for ALL to uitpost_hub using (true) with check (true)
ebox_consent  of_hub for ALL to uitpost_hub using (true) with check (true)
ebox_decision  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
ebox_decision  of_hub for ALL to uitpost_hub using (true) with check (true)
ebox_event_cursor  of_hub for ALL to uitpost_hub using (true) with check (true)
ebox_publication  of_hub for ALL to uitpost_hub using (true) with check (true)
ebox_sender  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
ebox_sender  of_hub for ALL to uitpost_hub using (true) with check (true)
entity  of_entity for ALL to uitpost_app using ((id = uitpost_entity())) with check ((id = uitpost_entity()))
entity  of_hub for ALL to uitpost_hub using (true) with check (true)
entity_key  of_hub for ALL to uitpost_hub using (true) with check (true)
entity_seal  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
entity_seal  of_hub for ALL to uitpost_hub using (true) with check (true)
event  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
event  of_hub for ALL to uitpost_hub using (true) with check (true)
false_letter_report  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
false_letter_report  of_hub for ALL to uitpost_hub using (true) with check (true)
guest  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
guest  of_hub for ALL to uitpost_hub using (true) with check (true)
hash_only_leaf  of_hub for ALL to uitpost_hub using (true) with check (true)
house_font  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
house_font  of_hub for ALL to uitpost_hub using (true) with check (true)
house_style  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
house_style  of_hub for ALL to uitpost_hub using (true) with check (true)
house_style_step  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
house_style_step  of_hub for ALL to uitpost_hub using (true) with check (true)
idempotency  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
idempotency  of_hub for ALL to uitpost_hub using (true) with check (true)
inbox_done  of_hub for ALL to uitpost_hub using (true) with check (true)
inbox_guard  of_hub for ALL to uitpost_hub using (true) with check (true)
inbox_item  of_hub for ALL to uitpost_hub using (true) with check (true)
inbox_read  of_hub for ALL to uitpost_hub using (true) with check (true)
inbox_stay  of_hub for ALL to uitpost_hub using (true) with check (true)
incoming_item  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
incoming_item  of_hub for ALL to uitpost_hub using (true) with check (true)
key_rotation  of_hub for ALL to uitpost_hub using (true) with check (true)
leaf  of_hub for ALL to uitpost_hub using (true) with check (true)
leaf  of_record for SELECT to uitpost_app using ((EXISTS ( SELECT
   FROM record r
  WHERE (r.id = leaf.record)))) with check ()
leaf_batch  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
leaf_batch  of_hub for ALL to uitpost_hub using (true) with check (true)
leaf_batch  of_leaf for SELECT to uitpost_app using ((EXISTS ( SELECT
   FROM leaf l
  WHERE (l.batch = leaf_batch.id)))) with check ()
ledger_key_change  of_everybody for SELECT to uitpost_app using (true) with check ()
ledger_key_change  of_hub for ALL to uitpost_hub using (true) with check (true)
legal_hold  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
legal_hold  of_hub for ALL to uitpost_hub using (true) with check (true)
letter_check_count  of_hub for ALL to uitpost_hub using (true) with check (true)
letter_draft  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
letter_draft  of_hub for ALL to uitpost_hub using (true) with check (true)
mail_brake  of_hub for ALL to uitpost_hub using (true) with check (true)
mail_hour  of_hub for ALL to uitpost_hub using (true) with check (true)
mail_provider_seen  of_hub for ALL to uitpost_hub using (true) with check (true)
mail_relay  of_hub for ALL to uitpost_hub using (true) with check (true)
mail_relay_seen  of_hub for ALL to uitpost_hub using (true) with check (true)
mandate  of_giver for ALL to uitpost_app using ((giver = uitpost_person())) with check ((giver = uitpost_person()))
mandate  of_holder for SELECT to uitpost_app using ((holder = uitpost_person())) with check ()
mandate  of_hub for ALL to uitpost_hub using (true) with check (true)
master_key_use  of_hub for ALL to uitpost_hub using (true) with check (true)
member  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
member  of_hub for ALL to uitpost_hub using (true) with check (true)
message  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
message  of_hub for ALL to uitpost_hub using (true) with check (true)
message_body  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
message_body  of_hub for ALL to uitpost_hub using (true) with check (true)
message_class  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
message_class  of_hub for ALL to uitpost_hub using (true) with check (true)
missing_letter  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
missing_letter  of_hub for ALL to uitpost_hub using (true) with check (true)
pack  of_hub for ALL to uitpost_hub using (true) with check (true)
peppol_document  of_hub for ALL to uitpost_hub using (true) with check (true)
peppol_participant  of_hub for ALL to uitpost_hub using (true) with check (true)
personal_data_sweep  of_hub for ALL to uitpost_hub using (true) with check (true)
preference  of_hub for ALL to uitpost_hub using (true) with check (true)
preference  of_person for ALL to uitpost_app using ((person = uitpost_person())) with check ((person = uitpost_person()))
print_barcode_range  of_hub for ALL to uitpost_hub using (true) with check (true)
print_bill_line  of_hub for ALL to uitpost_hub using (true) with check (true)
print_contract  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_contract  of_hub for ALL to uitpost_hub using (true) with check (true)
print_contract  of_user for SELECT to uitpost_app using ((id IN ( SELECT print_contract_use.contract
   FROM print_contract_use
  WHERE (print_contract_use.entity = uitpost_entity())))) with check ()
print_contract_use  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_contract_use  of_hub for ALL to uitpost_hub using (true) with check (true)
print_drawn_barcode  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_drawn_barcode  of_hub for ALL to uitpost_hub using (true) with check (true)
print_letter  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_letter  of_hub for ALL to uitpost_hub using (true) with check (true)
print_part  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_part  of_hub for ALL to uitpost_hub using (true) with check (true)
print_proposal  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_proposal  of_hub for ALL to uitpost_hub using (true) with check (true)
print_registered_event  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_registered_event  of_hub for ALL to uitpost_hub using (true) with check (true)
print_registered_item  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_registered_item  of_hub for ALL to uitpost_hub using (true) with check (true)
print_registered_proof  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_registered_proof  of_hub for ALL to uitpost_hub using (true) with check (true)
print_registrar_account  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_registrar_account  of_hub for ALL to uitpost_hub using (true) with check (true)
print_registrar_seen  of_hub for ALL to uitpost_hub using (true) with check (true)
print_return_fault  of_hub for ALL to uitpost_hub using (true) with check (true)
print_return_file  of_hub for ALL to uitpost_hub using (true) with check (true)
print_run  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_run  of_hub for ALL to uitpost_hub using (true) with check (true)
print_tariff  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
print_tariff  of_hub for ALL to uitpost_hub using (true) with check (true)
print_tariff  of_user for SELECT to uitpost_app using ((contract IN ( SELECT print_contract_use.contract
   FROM print_contract_use
  WHERE (print_contract_use.entity = uitpost_entity())))) with check ()
quota  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
quota  of_hub for ALL to uitpost_hub using (true) with check (true)
quota_use  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
quota_use  of_hub for ALL to uitpost_hub using (true) with check (true)
reader_copy  of_hub for ALL to uitpost_hub using (true) with check (true)
record  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
record  of_hub for ALL to uitpost_hub using (true) with check (true)
record  of_person for SELECT to uitpost_app using (((substr(recipient_index, 1, 16) = substr(uitpost_person(), 1, 16)) AND (NOT test))) with check ()
record_guard  of_hub for ALL to uitpost_hub using (true) with check (true)
record_kind  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
record_kind  of_hub for ALL to uitpost_hub using (true) with check (true)
record_kind  of_person for SELECT to uitpost_app using ((uitpost_person() IS NOT NULL)) with check ()
record_state  of_hub for ALL to uitpost_hub using (true) with check (true)
record_state  of_record for SELECT to uitpost_app using ((EXISTS ( SELECT
   FROM record r
  WHERE (r.id = record_state.record)))) with check ()
recovery  of_everybody for SELECT to uitpost_app using (true) with check ()
recovery  of_hub for ALL to uitpost_hub using (true) with check (true)
rectification  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
rectification  of_hub for ALL to uitpost_hub using (true) with check (true)
registry_figure  of_hub for ALL to uitpost_hub using (true) with check (true)
released_address  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
released_address  of_hub for ALL to uitpost_hub using (true) with check (true)
retention_turn  of_hub for ALL to uitpost_hub using (true) with check (true)
returned_case  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
returned_case  of_hub for ALL to uitpost_hub using (true) with check (true)
saved_search  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
saved_search  of_hub for ALL to uitpost_hub using (true) with check (true)
scrub_round  of_hub for ALL to uitpost_hub using (true) with check (true)
seal_certificate  of_everybody for SELECT to uitpost_app using (true) with check ()
seal_certificate  of_hub for ALL to uitpost_hub using (true) with check (true)
search_name  of_hub for ALL to uitpost_hub using (true) with check (true)
search_rebuild  of_hub for ALL to uitpost_hub using (true) with check (true)
search_word  of_hub for ALL to uitpost_hub using (true) with check (true)
sender_domain  of_hub for ALL to uitpost_hub using (true) with check (true)
sequencer_turn  of_hub for ALL to uitpost_hub using (true) with check (true)
series  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
series  of_hub for ALL to uitpost_hub using (true) with check (true)
series_change  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
series_change  of_hub for ALL to uitpost_hub using (true) with check (true)
service_rule  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
service_rule  of_hub for ALL to uitpost_hub using (true) with check (true)
session  of_hub for ALL to uitpost_hub using (true) with check (true)
shared_part  of_hub for ALL to uitpost_hub using (true) with check (true)
sign_in  of_hub for ALL to uitpost_hub using (true) with check (true)
statistic  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
statistic  of_hub for ALL to uitpost_hub using (true) with check (true)
statistic_place  of_hub for ALL to uitpost_hub using (true) with check (true)
statistic_time  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
statistic_time  of_hub for ALL to uitpost_hub using (true) with check (true)
store_fault  of_hub for ALL to uitpost_hub using (true) with check (true)
subject_access_request  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
subject_access_request  of_hub for ALL to uitpost_hub using (true) with check (true)
supplied_document  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
supplied_document  of_hub for ALL to uitpost_hub using (true) with check (true)
suppressed_address  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
suppressed_address  of_hub for ALL to uitpost_hub using (true) with check (true)
template  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
template  of_hub for ALL to uitpost_hub using (true) with check (true)
template_text  of_hub for ALL to uitpost_hub using (true) with check (true)
test_letter  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
test_letter  of_hub for ALL to uitpost_hub using (true) with check (true)
tile  of_everybody for SELECT to uitpost_app using (true) with check ()
tile  of_hub for ALL to uitpost_hub using (true) with check (true)
timer  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
timer  of_hub for ALL to uitpost_hub using (true) with check (true)
transfer  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
transfer  of_hub for ALL to uitpost_hub using (true) with check (true)
transfer_package  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
transfer_package  of_hub for ALL to uitpost_hub using (true) with check (true)
transfer_record  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
transfer_record  of_hub for ALL to uitpost_hub using (true) with check (true)
unmatched_receipt  of_hub for ALL to uitpost_hub using (true) with check (true)
unread_report  of_hub for ALL to uitpost_hub using (true) with check (true)
version  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
version  of_hub for ALL to uitpost_hub using (true) with check (true)
version_comment  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
version_comment  of_hub for ALL to uitpost_hub using (true) with check (true)
version_comment_event  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
version_comment_event  of_hub for ALL to uitpost_hub using (true) with check (true)
version_step  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
version_step  of_hub for ALL to uitpost_hub using (true) with check (true)
word_sweep  of_hub for ALL to uitpost_hub using (true) with check (true)
work  of_entity for ALL to uitpost_app using ((entity = uitpost_entity())) with check ((entity = uitpost_entity()))
work  of_hub for ALL to uitpost_hub using (true) with check (true)
write_probe  of_hub for ALL to uitpost_hub using (true) with check (true)

-- rights
address_confirmation  delete, insert, select, update to uitpost_app
address_confirmation  delete, insert, select, update to uitpost_hub
alert  delete, insert, select, update to uitpost_hub
alert  insert, select to uitpost_app
alert_outcome  delete, insert, select, update to uitpost_hub
api_key  delete, insert, select, update to uitpost_hub
api_key  insert, select, update to uitpost_app
audit_entry  insert, select to uitpost_app
audit_entry  insert, select to uitpost_hub
audit_explanation  insert, select to uitpost_app
audit_explanation  insert, select to uitpost_hub
base_backup  delete, insert, select, update to uitpost_hub
batch  delete, insert, select, update to uitpost_hub
batch  insert, select, update to uitpost_app
batch_chunk  delete, insert, select, update to uitpost_app
batch_chunk  delete, insert, select, update to uitpost_hub
batch_copy  delete, insert, select, update to uitpost_hub
batch_copy  insert, select to uitpost_app
batch_event  delete, insert, select, update to uitpost_hub
batch_event  insert, select, update to uitpost_app
batch_failure  delete, insert, select, update to uitpost_app
batch_failure  delete, insert, select, update to uitpost_hub
batch_fault  delete, insert, select to uitpost_app
batch_fault  delete, insert, select, update to uitpost_hub
batch_mend  delete, insert, select, update to uitpost_hub
batch_mend  insert, select, update to uitpost_app
batch_mend_row  delete, insert, select, update to uitpost_app
batch_mend_row  delete, insert, select, update to uitpost_hub
batch_part  delete, insert, select to uitpost_app
batch_part  delete, insert, select, update to uitpost_hub
batch_pricing  delete, insert, select, update to uitpost_app
batch_pricing  delete, insert, select, update to uitpost_hub
batch_reading  delete, insert, select, update to uitpost_hub
batch_reading  insert, select to uitpost_app
batch_row  delete, insert, select, update to uitpost_hub
batch_row  insert, select, update to uitpost_app
batch_table  delete, insert, select, update to uitpost_app
batch_table  delete, insert, select, update to uitpost_hub
blob_copy  delete, insert, select, update to uitpost_hub
blob_location  delete, insert, select, update to uitpost_hub
block  insert, select to uitpost_app
block  insert, select to uitpost_hub
callback  delete, insert, select, update to uitpost_hub
callback  insert, select, update to uitpost_app
callback_attempt  delete, insert, select to uitpost_app
callback_attempt  delete, insert, select, update to uitpost_hub
callback_delivery  delete, insert, select, update to uitpost_hub
callback_delivery  delete, select, update to uitpost_app
callback_reader  delete, insert, select to uitpost_app
callback_reader  delete, insert, select, update to uitpost_hub
case_resend  delete, insert, select, update to uitpost_hub
case_resend  select to uitpost_app
case_resend_letter  delete, insert, select, update to uitpost_hub
case_resend_letter  select to uitpost_app
channel_certificate  delete, insert, select, update to uitpost_hub
channel_concurrency  delete, insert, select, update to uitpost_hub
channel_hour  delete, insert, select, update to uitpost_hub
channel_outcome  delete, insert, select, update to uitpost_hub
channel_rate  delete, insert, select, update to uitpost_hub
channel_state  delete, insert, select, update to uitpost_hub
channel_stop  delete, insert, select, update to uitpost_hub
checkpoint  insert, select to uitpost_hub
checkpoint  select to uitpost_app
chunk  delete, insert, select, update to uitpost_hub
chunk  select to uitpost_app
column_mapping  delete, insert, select, update to uitpost_hub
column_mapping  insert, select, update to uitpost_app
cosignature  insert, select to uitpost_hub
cosignature  select to uitpost_app
dead_letter  delete, insert, select, update to uitpost_hub
dead_letter  select to uitpost_app
delivery  delete, insert, select, update to uitpost_hub
delivery  insert, select, update to uitpost_app
delivery_case  delete, insert, select, update to uitpost_hub
delivery_case  select, update to uitpost_app
delivery_case_event  delete, insert, select, update to uitpost_hub
delivery_case_event  insert, select to uitpost_app
delivery_case_letter  delete, insert, select, update to uitpost_hub
delivery_case_letter  select to uitpost_app
dispatcher_process  delete, insert, select, update to uitpost_hub
disposal  delete, insert, select, update to uitpost_hub
disposal  select to uitpost_app
disposal_record  delete, insert, select, update to uitpost_hub
disposal_record  select to uitpost_app
document  delete, insert, select, update to uitpost_hub
document  select to uitpost_app
document_shown  select to uitpost_app
document_shown  select to uitpost_hub
document_use  delete, insert, select, update to uitpost_hub
document_use  insert, select to uitpost_app
dossier_end  delete, insert, select, update to uitpost_hub
dossier_end  select to uitpost_app
draft_presence  delete, insert, select, update to uitpost_app
draft_presence  delete, insert, select, update to uitpost_hub
ebox_call_hour  delete, insert, select, update to uitpost_hub
ebox_consent  delete, insert, select, update to uitpost_hub
ebox_decision  delete, insert, select, update to uitpost_app
ebox_decision  delete, insert, select, update to uitpost_hub
ebox_event_cursor  delete, insert, select, update to uitpost_hub
ebox_publication  delete, insert, select, update to uitpost_hub
ebox_sender  delete, insert, select, update to uitpost_app
ebox_sender  delete, insert, select, update to uitpost_hub
entity  delete, insert, select, update to uitpost_hub
entity  select to uitpost_app
entity_key  delete, insert, select, update to uitpost_hub
entity_seal  delete, insert, select, update to uitpost_hub
entity_seal  insert, select, update to uitpost_app
event  delete, insert, select to uitpost_hub
event  insert, select to uitpost_app
false_letter_report  delete, insert, select, update to uitpost_hub
false_letter_report  select to uitpost_app
guest  delete, insert, select to uitpost_app
guest  delete, insert, select, update to uitpost_hub
hash_only_leaf  delete, insert, select, update to uitpost_hub
house_font  delete, insert, select, update to uitpost_hub
house_font  insert, select to uitpost_app
house_style  insert, select to uitpost_app
house_style  insert, select to uitpost_hub
house_style_step  insert, select to uitpost_app
house_style_step  insert, select to uitpost_hub
idempotency  delete, insert, select to uitpost_app
idempotency  delete, insert, select, update to uitpost_hub
inbox_done  delete, insert, select, update to uitpost_hub
inbox_guard  delete, insert, select, update to uitpost_hub
inbox_item  delete, insert, select, update to uitpost_hub
inbox_read  delete, insert, select, update to uitpost_hub
inbox_stay  delete, insert, select, update to uitpost_hub
incoming_item  delete, insert, select, update to uitpost_hub
incoming_item  insert, select, update to uitpost_app
key_rotation  delete, insert, select, update to uitpost_hub
leaf  delete, insert, select, update to uitpost_hub
leaf  select to uitpost_app
leaf_batch  delete, insert, select, update to uitpost_hub
leaf_batch  select to uitpost_app
ledger_key_change  insert, select, update to uitpost_hub
ledger_key_change  select to uitpost_app
legal_hold  delete, insert, select, update to uitpost_hub
legal_hold  select to uitpost_app
letter_check_count  delete, insert, select, update to uitpost_hub
letter_draft  delete, insert, select, update to uitpost_app
letter_draft  delete, insert, select, update to uitpost_hub
mail_brake  delete, insert, select, update to uitpost_hub
mail_hour  delete, insert, select, update to uitpost_hub
mail_provider_seen  delete, insert, select, update to uitpost_hub
mail_relay  delete, insert, select, update to uitpost_hub
mail_relay_seen  delete, insert, select, update to uitpost_hub
mandate  delete, insert, select, update to uitpost_hub
mandate  insert, select, update to uitpost_app
master_key_use  delete, insert, select, update to uitpost_hub
member  delete, insert, select, update to uitpost_hub
member  insert, select, update to uitpost_app
message  delete, insert, select, update to uitpost_hub
message  insert, select, update to uitpost_app
message_body  delete, insert, select to uitpost_hub
message_body  insert, select to uitpost_app
message_class  delete, insert, select, update to uitpost_hub
message_class  insert, select, update to uitpost_app
missing_letter  delete, insert, select, update to uitpost_hub
missing_letter  select to uitpost_app
pack  delete, insert, select, update to uitpost_hub
peppol_document  delete, insert, select, update to uitpost_hub
peppol_participant  delete, insert, select, update to uitpost_hub
personal_data_sweep  delete, insert, select, update to uitpost_hub
preference  delete, insert, select, update to uitpost_hub
preference  insert, select, update to uitpost_app
print_barcode_range  delete, insert, select, update to uitpost_hub
print_bill_line  delete, insert, select, update to uitpost_hub
print_contract  delete, insert, select, update to uitpost_hub
print_contract  insert, select, update to uitpost_app
print_contract_use  delete, insert, select, update to uitpost_hub
print_contract_use  select to uitpost_app
print_drawn_barcode  delete, insert, select, update to uitpost_hub
print_drawn_barcode  select to uitpost_app
print_letter  delete, insert, select, update to uitpost_hub
print_letter  select to uitpost_app
print_part  delete, insert, select, update to uitpost_hub
print_part  select to uitpost_app
print_proposal  delete, insert, select, update to uitpost_hub
print_proposal  insert, select, update to uitpost_app
print_registered_event  delete, insert, select, update to uitpost_hub
print_registered_event  select to uitpost_app
print_registered_item  delete, insert, select, update to uitpost_hub
print_registered_item  select to uitpost_app
print_registered_proof  delete, insert, select, update to uitpost_hub
print_registered_proof  select to uitpost_app
print_registrar_account  delete, insert, select, update to uitpost_hub
print_registrar_account  select to uitpost_app
print_registrar_seen  delete, insert, select, update to uitpost_hub
print_return_fault  delete, insert, select, update to uitpost_hub
print_return_file  delete, insert, select, update to uitpost_hub
print_run  delete, insert, select, update to uitpost_hub
print_run  select to uitpost_app
print_tariff  delete, insert, select, update to uitpost_hub
print_tariff  insert, select to uitpost_app
quota  delete, insert, select, update to uitpost_hub
quota  select to uitpost_app
quota_use  delete, insert, select, update to uitpost_hub
quota_use  insert, select, update to uitpost_app
reader_copy  delete, insert, select, update to uitpost_hub
record  delete, insert, select, update to uitpost_hub
record  select to uitpost_app
record_guard  delete, insert, select, update to uitpost_hub
record_kind  delete, insert, select, update to uitpost_hub
record_kind  select to uitpost_app
record_state  delete, insert, select, update to uitpost_hub
record_state  select to uitpost_app
recovery  delete, insert, select, update to uitpost_hub
recovery  select to uitpost_app
rectification  insert, select to uitpost_app
rectification  insert, select to uitpost_hub
registry_figure  delete, insert, select, update to uitpost_hub
released_address  delete, insert, select, update to uitpost_app
released_address  delete, insert, select, update to uitpost_hub
retention_turn  delete, insert, select, update to uitpost_hub
returned_case  delete, insert, select, update to uitpost_hub
returned_case  insert, select, update to uitpost_app
saved_search  delete, insert, select, update to uitpost_app
saved_search  delete, insert, select, update to uitpost_hub
scrub_round  delete, insert, select, update to uitpost_hub
seal_certificate  delete, insert, select, update to uitpost_hub
seal_certificate  select to uitpost_app
search_name  delete, insert, select, update to uitpost_hub
search_rebuild  delete, insert, select, update to uitpost_hub
search_word  delete, insert, select, update to uitpost_hub
sender_domain  delete, insert, select, update to uitpost_hub
sequencer_turn  delete, insert, select, update to uitpost_hub
series  delete, insert, select, update to uitpost_hub
series  select to uitpost_app
series_change  delete, insert, select, update to uitpost_hub
series_change  select to uitpost_app
service_rule  delete, insert, select, update to uitpost_hub
service_rule  insert, select, update to uitpost_app
session  delete, insert, select, update to uitpost_hub
shared_part  delete, insert, select, update to uitpost_hub
sign_in  delete, insert, select, update to uitpost_hub
statistic  delete, insert, select, update to uitpost_hub
statistic  select to uitpost_app
statistic_place  delete, insert, select, update to uitpost_hub
statistic_time  delete, insert, select, update to uitpost_hub
statistic_time  select to uitpost_app
store_fault  delete, insert, select, update to uitpost_hub
subject_access_request  delete, insert, select, update to uitpost_hub
subject_access_request  insert, select, update to uitpost_app
supplied_document  delete, insert, select, update to uitpost_hub
supplied_document  insert, select to uitpost_app
suppressed_address  delete, insert, select to uitpost_app
suppressed_address  delete, insert, select, update to uitpost_hub
template  insert, select, update to uitpost_app
template  insert, select, update to uitpost_hub
template_text  delete, insert, select, update to uitpost_hub
test_letter  delete, insert, select, update to uitpost_hub
test_letter  insert, select to uitpost_app
tile  delete, insert, select, update to uitpost_hub
tile  select to uitpost_app
timer  delete, insert, select, update to uitpost_app
timer  delete, insert, select, update to uitpost_hub
transfer  delete, insert, select, update to uitpost_hub
transfer  select to uitpost_app
transfer_package  delete, insert, select, update to uitpost_hub
transfer_package  select to uitpost_app
transfer_record  delete, insert, select, update to uitpost_hub
transfer_record  select to uitpost_app
unmatched_receipt  delete, insert, select, update to uitpost_hub
unread_report  delete, insert, select, update to uitpost_hub
version  insert, select, update to uitpost_app
version  insert, select, update to uitpost_hub
version_comment  insert, select to uitpost_app
version_comment  insert, select to uitpost_hub
version_comment_event  insert, select to uitpost_app
version_comment_event  insert, select to uitpost_hub
version_step  insert, select to uitpost_app
version_step  insert, select to uitpost_hub
word_sweep  delete, insert, select, update to uitpost_hub
work  delete, insert, select, update to uitpost_app
work  delete, insert, select, update to uitpost_hub
write_probe  delete, insert, select, update to uitpost_hub

-- functions
any_beginning(text[])  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.any_beginning(words text[])
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((SELECT string_agg((quote_literal(word.word) || ':*'::text), ' | '::text) AS string_agg FROM unnest(any_beginning.words) word(word)))::tsquery

any_of(text[])  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.any_of(lexemes text[])
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((SELECT string_agg(quote_literal(lexeme.lexeme), ' | '::text) AS string_agg FROM unnest(any_of.lexemes) lexeme(lexeme)))::tsquery

begin_sign_in(bytea,bytea,text,bytea,timestamp with time zone,timestamp with time zone)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.begin_sign_in(new_state bytea, new_browser bytea, new_door text, new_sealed bytea, at timestamp with time zone, until timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from sign_in where ends_at < at;
  insert into sign_in values (new_state, new_browser, new_door, new_sealed, until);
$function$

by_reference(uuid,jsonb)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.by_reference(of_entity uuid, wanted jsonb)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
AS $function$
  select case
    when not wanted ? 'reference' or reference_mark(wanted->>'reference') = 'r:' then wanted
    -- Records that wait to be indexed again may have no mark.
    when exists (select from search_rebuild where done_at is null) and exists (
      select from record r where r.entity = of_entity and r.reference = wanted->>'reference') then wanted
    when exists (
      select from record r where r.entity = of_entity and r.search @@ any_of(array[reference_mark(wanted->>'reference')])
        and r.reference = wanted->>'reference')
    then wanted || jsonb_build_object('wholeMark', reference_mark(wanted->>'reference'))
    else (wanted - 'reference') || jsonb_build_object('referenceMark', reference_mark(wanted->>'reference')) end
$function$

code_query(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.code_query(typed text)
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  parts text[] := coalesce(
    regexp_match(typed, '^((?:19|20)\d\d)(\d{3,})$'),
    array(select match[1] from regexp_matches(typed, '\d+|\D+', 'g') match));
  part text;
  divided tsquery;
begin
  if cardinality(parts) > 1 then
    foreach part in array parts loop
      divided := case when divided is null then quote_literal(part)::tsquery else divided && quote_literal(part)::tsquery end;
    end loop;
  end if;
  return any_of(array_remove(array['r:' || typed, date_digits(typed)], null)) || coalesce(divided, ''::tsquery)
    || case when typed ~ '^[1-9]\d{1,7}$' then any_of(array(select repeat('0', zeros) || typed from generate_series(1, 6) zeros))
      else ''::tsquery end;
end $function$

codes_asked(bytea,timestamp with time zone)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.codes_asked(mailbox bytea, since timestamp with time zone)
 RETURNS TABLE(by_person integer, for_address integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select (select count(*)::int from alert where kind = 'confirm-address' and person = uitpost_person() and planned_at > since),
    (select count(*)::int from alert where kind = 'confirm-address' and address_index = mailbox and planned_at > since)
$function$

compounds_of(uuid,text,text[])  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.compounds_of(of_entity uuid, asked text, lexemes text[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with pattern as (
    select array(select '%' || part || '%' from unnest(lexemes || asked) part where length(part) >= 4) as any_part
  ), longer as (
    select word, bool_or(is_name) as is_name from (
      (select s.word, false as is_name from search_word s
       where s.entity = of_entity and s.word like any ((select any_part from pattern)::text[])
       order by length(s.word), s.word limit 200)
      union all
      (select s.word, true from search_name s
       where s.entity = of_entity and s.word like any ((select any_part from pattern)::text[]) and length(s.word) >= 5
       order by length(s.word), s.word limit 200)) known
    group by word order by length(word), word limit 200
  )
  select coalesce(array_agg(distinct term), '{}')
  from longer, unnest(lexemes_of(longer.word)) lexeme,
    unnest(case when longer.is_name then array[lexeme, 'n:' || longer.word] else array[lexeme] end) term
  where longer.word like '%' || asked || '%'
    or exists (select from unnest(lexemes) own where length(own) >= 4 and right(lexeme, length(own)) = own)
$function$

date_digits(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.date_digits(typed text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (typed ~ '^\d{4}[-./]\d{1,2}[-./]\d{1,2}$'::text) THEN ((split_part(translate(typed, './'::text, '--'::text), '-'::text, 1) || lpad(split_part(translate(typed, './'::text, '--'::text), '-'::text, 2), 2, '0'::text)) || lpad(split_part(translate(typed, './'::text, '--'::text), '-'::text, 3), 2, '0'::text)) WHEN (typed ~ '^\d{1,2}[-./]\d{1,2}[-./]\d{4}$'::text) THEN ((split_part(translate(typed, './'::text, '--'::text), '-'::text, 3) || lpad(split_part(translate(typed, './'::text, '--'::text), '-'::text, 2), 2, '0'::text)) || lpad(split_part(translate(typed, './'::text, '--'::text), '-'::text, 1), 2, '0'::text)) WHEN (typed ~ '^\d{8}$'::text) THEN (("right"(typed, 4) || substr(typed, 3, 2)) || "left"(typed, 2)) ELSE NULL::text END

divided_name(uuid,text,integer)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.divided_name(of_entity uuid, typed text, further integer)
 RETURNS tsquery
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  first text;
  rest text;
  wanted tsquery;
begin
  for first in
    select s.word from search_name s where s.entity = of_entity and s.word = any (array(
      select left(typed, place) from generate_series(3, least(length(typed), 60) - 1) place))
    order by length(s.word) desc limit 6
  loop
    rest := substr(typed, length(first) + 1);
    wanted := coalesce(wanted, ''::tsquery) || (quote_literal('n:' || first)::tsquery && (
      any_beginning(array['n:' || rest])
      || coalesce(case when further > 0 then divided_name(of_entity, rest, further - 1) end, ''::tsquery)));
  end loop;
  return wanted;
end $function$

document_id(uuid,integer)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.document_id(record uuid, n integer)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (OVERLAY(OVERLAY((record)::text PLACING "left"(encode(sha256(((((record)::text || '/'::text) || n))::bytea), 'hex'::text), 3) FROM 16 FOR 3) PLACING ((substr(encode(sha256(((((record)::text || '/'::text) || n))::bytea), 'hex'::text), 4, 3) || '-'::text) || substr(encode(sha256(((((record)::text || '/'::text) || n))::bytea), 'hex'::text), 7, 12)) FROM 21 FOR 16))::uuid

document_layout(integer[],bigint[],bigint)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.document_layout(own_lengths integer[], shared_parts bigint[], dictionary bigint)
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  parts int := coalesce(cardinality(shared_parts), 0);
  numbers bigint[] := array[parts];
begin
  if parts = 0 and dictionary is null then return null; end if;
  if parts > 0 then
    numbers := numbers || own_lengths[1]::bigint;
    for place in 1 .. parts loop
      numbers := numbers || case when shared_parts[place] < 0 then -2 * shared_parts[place] - 1 else 2 * shared_parts[place] end
        || own_lengths[place + 1]::bigint;
    end loop;
  end if;
  return packed_numbers(array_remove(numbers || dictionary, null));
end $function$

document_media_type(text,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.document_media_type(media_type text, name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN COALESCE(media_type, CASE "substring"(name, '\.[a-z]+$'::text) WHEN '.pdf'::text THEN 'application/pdf'::text WHEN '.html'::text THEN 'text/html'::text WHEN '.eml'::text THEN 'message/rfc822'::text ELSE NULL::text END)

document_name("char",text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.document_name(usual "char", name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN COALESCE(name, CASE usual WHEN 'a'::"char" THEN 'brief.pdf'::text WHEN 'b'::"char" THEN 'lettre.pdf'::text WHEN 'c'::"char" THEN 'letter.pdf'::text WHEN 'd'::"char" THEN 'brief.html'::text WHEN 'e'::"char" THEN 'lettre.html'::text WHEN 'f'::"char" THEN 'letter.html'::text WHEN 'g'::"char" THEN 'page.html'::text WHEN 'h'::"char" THEN 'email.eml'::text WHEN 'i'::"char" THEN 'email.html'::text ELSE NULL::text END)

documents_to_open(uuid[],integer[])  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.documents_to_open(wanted_records uuid[], wanted_numbers integer[])
 RETURNS TABLE(record uuid, n smallint, name text, media_type text, size integer, sha256 bytea, entity uuid, pack uuid, pack_offset integer, pack_length integer, deflated boolean, own_lengths integer[], shared_parts bigint[], shared_digests bytea[], dictionary_digest bytea, record_key bytea, entity_key bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select d.record, d.n, d.name, d.media_type, d.size, d.sha256, r.entity, d.pack, d.pack_offset, d.pack_length, d.deflated,
    d.own_lengths, d.shared_parts,
    (select coalesce(array_agg(s.digest order by each.place), '{}')
     from unnest(d.shared_parts) with ordinality each (id, place) left join shared_part s on s.id = each.id),
    (select s.digest from shared_part s where s.id = d.dictionary),
    r.wrapped_key, e.wrapped_key
  from unnest(wanted_records, wanted_numbers) wanted (record, n)
  join document_shown d on d.record = wanted.record and d.n = wanted.n
  join record r on r.id = d.record
  join entity e on e.id = r.entity
  where r.entity = uitpost_entity()
    or (substr(r.recipient_index, 1, 16) = substr(uitpost_person(), 1, 16) and not r.test)
$function$

end_session(bytea)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.end_session(wanted bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from session where token_hash = wanted
$function$

end_sessions_of_person(text,bytea,bytea,timestamp with time zone)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.end_sessions_of_person(wanted_door text, wanted_subject bytea, wanted_provider_session bytea, opened_before timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with ended as (
    delete from session
    where door = wanted_door and created_at <= opened_before
      and (wanted_subject is not null or wanted_provider_session is not null)
      and (wanted_subject is null or subject = wanted_subject)
      and (wanted_provider_session is null or provider_session = wanted_provider_session)
    returning 1
  )
  select count(*) from ended
$function$

entities_of_member(text)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.entities_of_member(wanted_email text)
 RETURNS TABLE(member uuid, entity uuid, code text, entity_name jsonb, entity_status text, name text, roles text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.id, e.id, e.code, e.name, e.status, m.name, m.roles
  from member m join entity e on e.id = m.entity
  where lower(m.email) = lower(wanted_email) and m.removed_at is null
  order by e.code
$function$

entity_mark(uuid)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.entity_mark(entity uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ('e:'::text || "right"((entity)::text, 12))

feed_events(boolean,xid8,uuid,integer,integer)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.feed_events(wanted_test boolean, from_xid xid8, from_message uuid, from_seq integer, wanted integer)
 RETURNS TABLE(xid xid8, message_id uuid, seq integer, at timestamp with time zone, entries bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select e.xid, e.message_id, e.seq, e.at, e.entries from event e
  where e.entity = uitpost_entity() and e.test = wanted_test
    and (e.xid, e.message_id, e.seq) >= (from_xid, from_message, from_seq)
    and e.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by e.xid, e.message_id, e.seq limit wanted
$function$

feed_xid_at(boolean,timestamp with time zone)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.feed_xid_at(wanted_test boolean, moment timestamp with time zone)
 RETURNS xid8
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  low numeric := 0;
  high numeric := pg_snapshot_xmin(pg_current_snapshot())::text::numeric;
  middle numeric;
  found timestamptz;
begin
  while low < high loop
    middle := floor((low + high) / 2);
    select e.at into found from event e
      where e.entity = uitpost_entity() and e.test = wanted_test and e.xid >= middle::text::xid8
        and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by e.xid limit 1;
    if found is null or found >= moment - interval '5 minutes' then high := middle; else low := middle + 1; end if;
  end loop;
  return low::text::xid8;
end $function$

find_api_key(bytea)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.find_api_key(wanted bytea)
 RETURNS TABLE(id uuid, entity uuid, entity_code text, entity_name jsonb, entity_status text, name text, mode text, permissions text[], expires_at timestamp with time zone, revoked_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select k.id, k.entity, e.code, e.name, e.status, k.name, k.mode, k.permissions, k.expires_at, k.revoked_at
  from api_key k left join entity e on e.id = k.entity
  where k.hash = wanted
$function$

find_reply_reference(text)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.find_reply_reference(wanted text)
 RETURNS TABLE(message_id uuid, entity uuid, test boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id, entity, test from message where reply_reference = wanted and record is not null
$function$

find_session(bytea,timestamp with time zone,interval)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.find_session(wanted bytea, at timestamp with time zone, idle interval)
 RETURNS TABLE(door text, sealed bytea, created_at timestamp with time zone, ends_at timestamp with time zone)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with touched as (
    update session set seen_at = at
    where token_hash = wanted and ends_at > at and seen_at > at - idle and seen_at < at - interval '1 minute'
  )
  select s.door, s.sealed, s.created_at, s.ends_at from session s
  where s.token_hash = wanted and s.ends_at > at and s.seen_at > at - idle
$function$

folded(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.folded(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (octet_length(given) = length(given)) THEN given ELSE regexp_replace(NORMALIZE(COALESCE(given, ''::text), NFKC), '[­͏؜᠋-᠎​-‏‪-‮⁠-⁤⁦-⁯︀-️﻿]'::text, ''::text, 'g'::text) END

forget_words(integer,timestamp with time zone)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.forget_words(batch integer, now timestamp with time zone)
 RETURNS TABLE(looked integer, removed integer)
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  at word_sweep;
  next_entity uuid;
  next_word text;
begin
  looked := 0;
  removed := 0;
  if exists (select from search_rebuild where done_at is null) then return next; return; end if;
  select * into at from word_sweep s where s.done_at is null or s.done_at <= now - interval '7 days'
  order by s.vocabulary limit 1 for update skip locked;
  if not found then return next; return; end if;
  if at.vocabulary = 'names' then
    with part as materialized (
      select s.entity, s.word, s.used_at from search_name s
      where at.entity is null or (s.entity, s.word) > (at.entity, at.word) order by s.entity, s.word limit batch
    ), gone as (
      delete from search_name s using part p where s.entity = p.entity and s.word = p.word
        and s.used_at < now - interval '3 days'
        and p.used_at < now - interval '3 days' and not name_lives(p.entity, p.word)
      returning 1
    )
    select (select count(*) from part), (select count(*) from gone), last.entity, last.word
    into looked, removed, next_entity, next_word
    from (select 1) one left join lateral (select p.entity, p.word from part p order by p.entity desc, p.word desc limit 1) last on true;
  else
    with part as materialized (
      select s.entity, s.word, s.used_at from search_word s
      where at.entity is null or (s.entity, s.word) > (at.entity, at.word) order by s.entity, s.word limit batch
    ), gone as (
      delete from search_word s using part p where s.entity = p.entity and s.word = p.word
        and s.used_at < now - interval '3 days'
        and p.used_at < now - interval '3 days' and not word_lives(p.entity, p.word)
      returning 1
    )
    select (select count(*) from part), (select count(*) from gone), last.entity, last.word
    into looked, removed, next_entity, next_word
    from (select 1) one left join lateral (select p.entity, p.word from part p order by p.entity desc, p.word desc limit 1) last on true;
  end if;
  update word_sweep s set
    entity = case when looked < batch then null else next_entity end,
    word = case when looked < batch then null else next_word end,
    done_at = case when looked < batch then now end
  where s.vocabulary = at.vocabulary;
  return next;
end $function$

guard(regclass,text,text)  owner uitpost_owner
CREATE OR REPLACE PROCEDURE public.guard(IN target regclass, IN app_rights text, IN entity_column text DEFAULT 'entity'::text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy of_entity on %s to uitpost_app using (%I = uitpost_entity()) with check (%I = uitpost_entity())',
    target, entity_column, entity_column);
  execute format('create policy of_hub on %s to uitpost_hub using (true) with check (true)', target);
  if app_rights <> '' then
    execute format('grant %s on %s to uitpost_app', app_rights, target);
  end if;
  execute format('grant select, insert, update, delete on %s to uitpost_hub', target);
end $procedure$

guard_for_hub(regclass)  owner uitpost_owner
CREATE OR REPLACE PROCEDURE public.guard_for_hub(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy of_hub on %s to uitpost_hub using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to uitpost_hub', target);
end $procedure$

inbox_class_counts(bytea,boolean)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_class_counts(reader bytea, strongly boolean)
 RETURNS TABLE(class text, letters bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.class, count(*)
  from inbox_item i join message m on m.id = i.message left join inbox_guard g on g.item = i.id
  where i.person = inbox_person()
    and (inbox_needs(g, inbox_person(), inbox_key(reader), strongly) is null or (g.service is not null and (strongly or not g.hidden)))
  group by m.class
$function$

inbox_classes(uuid[],bytea,boolean)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_classes(wanted uuid[], reader bytea, strongly boolean)
 RETURNS TABLE(item uuid, class text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i.id, m.class
  from inbox_item i join message m on m.id = i.message left join inbox_guard g on g.item = i.id
  where i.id = any (wanted) and i.person = inbox_person()
    and (inbox_needs(g, inbox_person(), inbox_key(reader), strongly) is null or (g.service is not null and (strongly or not g.hidden)))
$function$

inbox_count()  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_count()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*) from inbox_item where person = inbox_person()
$function$

inbox_decide(uuid,text,bytea,boolean,timestamp with time zone,bytea)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_decide(wanted uuid, decision text, reader bytea, strongly boolean, at timestamp with time zone, name bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if decision not in ('acknowledged', 'refused') then
    raise exception 'no decision of a reader: %', decision;
  end if;
  update inbox_guard g set service = decision, decided_at = at, decided_by = inbox_key(reader), decided_name = name
    from inbox_item i
    where g.item = wanted and i.id = g.item and i.person = inbox_person() and g.ends_at > at
      and inbox_needs(g, inbox_person(), inbox_key(reader), strongly) = 'acknowledge';
  return found;
end $function$

inbox_done_on(uuid[],bytea)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_done_on(wanted uuid[], noted_by bytea)
 RETURNS TABLE(item uuid, action integer, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select d.item, d.action, d.at from inbox_done d join inbox_item i on i.id = d.item
  where d.item = any (wanted) and d.reader = noted_by and i.person = inbox_person()
$function$

inbox_feed(integer,integer)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_feed(skipped integer, wanted integer)
 RETURNS TABLE(id uuid, entity uuid, head bytea, received_at timestamp with time zone, read_at timestamp with time zone, by_post boolean, needs text, cover bytea, service text, ends_at timestamp with time zone, decided_at timestamp with time zone, record uuid, leaves_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  owner uuid := inbox_person();
begin
  return query select i.id, i.entity, case when n.needs is null then i.head end, i.received_at, i.read_at,
      i.by_post or g.posted_at is not null, n.needs, case when not g.hidden then g.cover end, g.service, g.ends_at, g.decided_at,
      case when n.needs is null then i.record end, s.leaves_at
    from inbox_item i left join inbox_guard g on g.item = i.id left join inbox_stay s on s.item = i.id,
      lateral (select inbox_needs(g, owner, owner, false) as needs) n
    -- Letters before the page are passed over in the index alone.
    where i.id = any (array(select f.id from inbox_item f where f.person = owner
      order by f.received_at desc, f.id desc offset skipped limit wanted))
    order by i.received_at desc, i.id desc;
end $function$

inbox_key(bytea)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.inbox_key(blind_index bytea)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (length(blind_index) >= 16) THEN (encode(substr(blind_index, 1, 16), 'hex'::text))::uuid ELSE NULL::uuid END

inbox_letter(uuid,bytea,boolean)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_letter(wanted uuid, reader bytea, strongly boolean)
 RETURNS TABLE(id uuid, entity uuid, message uuid, sequence integer, record uuid, head bytea, received_at timestamp with time zone, read_at timestamp with time zone, by_post boolean, needs text, cover bytea, service text, ends_at timestamp with time zone, decided_at timestamp with time zone, decided_name bytea, leaves_at timestamp with time zone, opened_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i.id, i.entity, i.message, i.sequence, i.record, case when n.needs is null then i.head end, i.received_at, i.read_at,
    i.by_post or g.posted_at is not null, n.needs, case when not g.hidden or strongly then g.cover end, g.service, g.ends_at,
    g.decided_at, g.decided_name, s.leaves_at,
    case when i.read_at is null then null when i.read_by = inbox_key(reader) then 'you' when i.read_by = i.person then 'owner' else 'else' end
  from inbox_item i left join inbox_guard g on g.item = i.id left join inbox_stay s on s.item = i.id,
    lateral (select inbox_needs(g, inbox_person(), inbox_key(reader), strongly) as needs) n
  where i.id = wanted and i.person = inbox_person()
$function$

inbox_mark_done(uuid,bytea,integer,timestamp with time zone)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_mark_done(wanted uuid, noted_by bytea, which integer, noted_at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into inbox_done as d (item, reader, action, at)
  select i.id, noted_by, which, noted_at from inbox_item i where i.id = wanted and i.person = inbox_person()
  on conflict (item, reader, action) do update set at = d.at
  returning d.at
$function$

inbox_mark_read(uuid,bytea,timestamp with time zone)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_mark_read(wanted uuid, reader bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  first record;
begin
  update inbox_item i set read_at = at, read_by = inbox_key(reader)
    where i.id = wanted and i.person = inbox_person() and i.read_at is null
      and not exists (select from inbox_guard g where g.item = i.id
        and inbox_needs(g, inbox_person(), inbox_key(reader), true) is not null)
    returning i.id, i.message, i.sequence, i.person, i.by_post or exists (
      select from inbox_guard g where g.item = i.id and g.posted_at is not null) as by_post into first;
  if not found then
    return false;
  end if;
  if not first.by_post then
    insert into inbox_read (item, message, sequence, at, on_behalf)
      values (first.id, first.message, first.sequence, inbox_mark_read.at, first.person <> inbox_key(reader));
  end if;
  return true;
end $function$

inbox_needs(inbox_guard,uuid,uuid,boolean)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.inbox_needs(letter inbox_guard, owner uuid, reader uuid, strongly boolean)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((letter).item IS NULL) THEN NULL::text WHEN ((letter).person_only AND (reader IS DISTINCT FROM owner)) THEN 'person'::text WHEN (((letter).named_reader IS NOT NULL) AND (reader IS DISTINCT FROM (letter).named_reader)) THEN 'reader'::text WHEN ((letter).hidden AND (NOT strongly)) THEN 'sign-in'::text WHEN ((letter).service = 'waiting'::text) THEN 'acknowledge'::text WHEN (((letter).service = ANY (ARRAY['refused'::text, 'neglected'::text])) AND ((letter).posted_at IS NULL)) THEN 'closed'::text ELSE NULL::text END

inbox_page(timestamp with time zone,timestamp with time zone,uuid,boolean,integer,bytea,boolean)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_page(from_at timestamp with time zone, below_at timestamp with time zone, below_id uuid, only_unread boolean, wanted integer, reader bytea, strongly boolean)
 RETURNS TABLE(id uuid, entity uuid, head bytea, received_at timestamp with time zone, read_at timestamp with time zone, by_post boolean, needs text, cover bytea, service text, ends_at timestamp with time zone, decided_at timestamp with time zone, record uuid, leaves_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  owner uuid := inbox_person();
begin
  if only_unread then
    return query select i.id, i.entity, case when n.needs is null then i.head end, i.received_at, i.read_at,
        i.by_post or g.posted_at is not null, n.needs, case when not g.hidden or strongly then g.cover end, g.service, g.ends_at, g.decided_at,
        case when n.needs is null then i.record end, s.leaves_at
      from inbox_item i left join inbox_guard g on g.item = i.id left join inbox_stay s on s.item = i.id,
        lateral (select inbox_needs(g, owner, inbox_key(reader), strongly) as needs) n
      -- The unread ones are found in the index alone: among thousands that were read, none of these is fetched.
      where i.id = any (array(
        select u.id from inbox_item u
        where u.person = owner and u.read_at is null and u.received_at >= from_at and (u.received_at, u.id) < (below_at, below_id)
          and not exists (select from inbox_guard c
            where c.item = u.id and (c.service = 'refused' or (c.service = 'neglected' and c.posted_at is null)))
        order by u.received_at desc, u.id desc limit wanted))
      order by i.received_at desc, i.id desc;
  else
    return query select i.id, i.entity, case when n.needs is null then i.head end, i.received_at, i.read_at,
        i.by_post or g.posted_at is not null, n.needs, case when not g.hidden or strongly then g.cover end, g.service, g.ends_at, g.decided_at,
        case when n.needs is null then i.record end, s.leaves_at
      from (select * from inbox_item f where f.person = owner and f.received_at >= from_at and (f.received_at, f.id) < (below_at, below_id)
          order by f.received_at desc, f.id desc limit wanted) i
        left join inbox_guard g on g.item = i.id left join inbox_stay s on s.item = i.id,
        lateral (select inbox_needs(g, owner, inbox_key(reader), strongly) as needs) n
      order by i.received_at desc, i.id desc;
  end if;
end $function$

inbox_person()  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.inbox_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN inbox_key(uitpost_person())

inbox_senders(boolean)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_senders(strongly boolean)
 RETURNS TABLE(entity uuid, year integer, letters bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i.entity, extract(year from i.received_at at time zone 'Europe/Brussels')::int, count(*)
  from inbox_item i left join inbox_guard g on g.item = i.id
  where i.person = inbox_person() and (strongly or g.hidden is not true)
  group by 1, 2
$function$

inbox_unmark_done(uuid,bytea,integer)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_unmark_done(wanted uuid, noted_by bytea, which integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from inbox_done d using inbox_item i
  where d.item = wanted and d.reader = noted_by and d.action = which and i.id = d.item and i.person = inbox_person()
$function$

inbox_unread()  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.inbox_unread()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*) from inbox_item i where i.person = inbox_person() and i.read_at is null
    and not exists (select from inbox_guard g
      where g.item = i.id and (g.service = 'refused' or (g.service = 'neglected' and g.posted_at is null)))
$function$

index_template_text(text,integer,text[],text[])  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.index_template_text(of_template text, of_version integer, languages text[], texts text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into template_text (entity, template, version, language, text, search)
  select uitpost_entity(), of_template, of_version, each.language, each.text,
    strip(to_tsvector(search_config(each.language), searchable(each.text)))
  from unnest(languages, texts) each (language, text)
  on conflict do nothing;
  perform learn_words(uitpost_entity(), texts);
end $function$

is_asked(tsquery,text[])  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.is_asked(query tsquery, lexemes text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (
    select from regexp_matches(query::text, '''([^'']+)''(:\*)?', 'g') operand (found), unnest(lexemes) lexeme
    where lexeme = operand.found[1] or (operand.found[2] is not null and starts_with(lexeme, operand.found[1])))
$function$

is_swapped(text,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.is_swapped(one text, other text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((length(one) = length(other)) AND (EXISTS (SELECT FROM generate_series(1, (length(is_swapped.one) - 1)) place(place) WHERE (OVERLAY(is_swapped.one PLACING (substr(is_swapped.one, (place.place + 1), 1) || substr(is_swapped.one, place.place, 1)) FROM place.place FOR 2) = is_swapped.other))))

joined_codes(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.joined_codes(given text)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  looked_at text := left(folded(given), 20000);
  code text;
  joined text[] := '{}';
begin
  -- Few letters have a code: finding all of them costs four times as much as finding that there is none.
  if looked_at !~ U&'[[:alnum:]][-./_+:''\2019\2010\2011][[:alnum:]]' then return joined; end if;
  for code in
    select match[1] from regexp_matches(looked_at, U&'[[:alnum:]]+(?:[-./_+:''\2019\2010\2011][[:alnum:]]+)+', 'g') match
  loop
    exit when cardinality(joined) >= 200;
    continue when length(code) > 60;
    joined := joined || case when code ~ '\d' then array[regexp_replace(lower(unaccent(code)), '[^[:alnum:]]+', '', 'g')]
      else joined_words(words_in_order(code)) end;
  end loop;
  return joined;
end $function$

joined_words(text[])  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.joined_words(words text[])
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  total int := cardinality(words);
  joined text[] := '{}';
begin
  for place in 1 .. total - 1 loop
    joined := joined || (words[place] || words[place + 1]);
    if place + 2 <= total then joined := joined || (words[place] || words[place + 1] || words[place + 2]); end if;
  end loop;
  if total > 3 then joined := joined || array_to_string(words, ''); end if;
  return joined;
end $function$

keep_house_style()  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.keep_house_style()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if row(new.id, new.entity, new.key, new.number, new.created_at, new.created_by)
    is distinct from row(old.id, old.entity, old.key, old.number, old.created_at, old.created_by) then
    raise exception 'a version of a house style stays what it is' using errcode = 'restrict_violation';
  end if;
  if not new.copied_writers @> old.copied_writers or (old.status <> 'draft' and new.copied_writers <> old.copied_writers) then
    raise exception 'a writer of a text stays its writer' using errcode = 'restrict_violation';
  end if;
  if old.status <> 'draft' and row(new.style, new.revision, new.written_by)
    is distinct from row(old.style, old.revision, old.written_by) then
    raise exception 'only a draft is written' using errcode = 'restrict_violation';
  end if;
  if old.status = 'published' and new.published_at is distinct from old.published_at then
    raise exception 'a house style in force is not changed' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
    ('draft', 'in-review'), ('in-review', 'draft'), ('in-review', 'approved'), ('approved', 'draft'),
    ('approved', 'published'), ('draft', 'discarded')) then
    raise exception 'no step leads from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end $function$

keep_records_closed(uuid[])  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.keep_records_closed(records uuid[])
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into record_guard (record, closed) select r.id, true from record r where r.id = any(records)
  on conflict (record) do update set closed = true
$function$

keep_series(uuid,text)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.keep_series(of_entity uuid, of_key text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into series (entity, key, name) values (of_entity, of_key, jsonb_build_object('nl', of_key)) on conflict do nothing
$function$

keep_series_of_class()  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.keep_series_of_class()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform keep_series(new.entity, new.series);
  return null;
end $function$

keep_version()  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.keep_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    raise exception 'a version is not deleted' using errcode = 'restrict_violation';
  end if;
  if row(new.id, new.entity, new.template, new.number, new.created_at, new.created_by, new.copied_from)
    is distinct from
    row(old.id, old.entity, old.template, old.number, old.created_at, old.created_by, old.copied_from) then
    raise exception 'a version stays what it is' using errcode = 'restrict_violation';
  end if;
  if not new.copied_writers @> old.copied_writers or (old.status <> 'draft' and new.copied_writers <> old.copied_writers) then
    raise exception 'a writer of a text stays its writer' using errcode = 'restrict_violation';
  end if;
  if old.status <> 'draft' and row(new.source, new.revision, new.written_by) is distinct from row(old.source, old.revision, old.written_by) then
    raise exception 'only a draft is written' using errcode = 'restrict_violation';
  end if;
  if old.status in ('published', 'retired') and row(new.compiled, new.digest, new.published_at)
    is distinct from row(old.compiled, old.digest, old.published_at) then
    raise exception 'a published version is not changed' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
    ('draft', 'in-review'), ('in-review', 'draft'), ('in-review', 'approved'), ('approved', 'draft'),
    ('approved', 'published'), ('approved', 'retired'), ('published', 'retired'), ('draft', 'discarded')) then
    raise exception 'no step leads from % to %', old.status, new.status using errcode = 'restrict_violation';
  end if;
  return new;
end $function$

layout_dictionary(bytea)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.layout_dictionary(layout bytea)
 RETURNS bigint
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  numbers bigint[] := public.unpacked_numbers(layout);
begin
  return numbers[case when numbers[1] = 0 then 2 else 3 + 2 * numbers[1] end];
end $function$

layout_lengths(bytea)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.layout_lengths(layout bytea)
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  numbers bigint[] := public.unpacked_numbers(layout);
begin
  if coalesce(numbers[1], 0) = 0 then return '{}'; end if;
  return array(select numbers[2 + 2 * place]::int from generate_series(0, numbers[1]) place);
end $function$

layout_parts(bytea)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.layout_parts(layout bytea)
 RETURNS bigint[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  numbers bigint[] := public.unpacked_numbers(layout);
begin
  return array(
    select case when number % 2 = 0 then number / 2 else -(number + 1) / 2 end
    from generate_series(1, coalesce(numbers[1], 0)) place, lateral (select numbers[1 + 2 * place] as number) part
    order by place);
end $function$

layout_uses(bytea)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.layout_uses(layout bytea)
 RETURNS bigint[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  numbers bigint[] := public.unpacked_numbers(layout);
  uses bigint[] := array_remove(array[public.layout_dictionary(layout)], null);
begin
  for place in 1 .. coalesce(numbers[1], 0) loop
    if numbers[1 + 2 * place] % 2 = 0 then uses := uses || numbers[1 + 2 * place] / 2; end if;
  end loop;
  return uses;
end $function$

learn_names(uuid,text[],timestamp with time zone)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.learn_names(of_entity uuid, given text[], at timestamp with time zone DEFAULT now())
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with each as materialized (
    select distinct word
    from (select array_to_string(given, ' ')) lines (names),
      string_to_table(regexp_replace(lower(unaccent(folded(concat_ws(' ', names, umlauts_written_out(names))))),
        '[^[:alnum:]]+', ' ', 'g'), ' ') word
    where length(word) between 3 and 40
  )
  insert into search_name (entity, word, used_at)
  select of_entity, each.word, at
  from each
  where not exists (
    select from search_name s where s.entity = of_entity and s.word = each.word and s.used_at > at - interval '1 day')
  order by each.word
  on conflict (entity, word) do update set used_at = greatest(search_name.used_at, excluded.used_at)
$function$

learn_words(uuid,text[],timestamp with time zone)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.learn_words(of_entity uuid, given text[], at timestamp with time zone DEFAULT now())
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with each as materialized (
    select distinct word
    from string_to_table(regexp_replace(lower(unaccent(folded(array_to_string(given, ' ')))), '[^[:alnum:]]+', ' ', 'g'), ' ') word
    where length(word) between 5 and 40
  )
  insert into search_word (entity, word, used_at)
  select of_entity, each.word, at
  from each
  where each.word ~ '^[[:alpha:]]+$' and not exists (
    select from search_word s where s.entity = of_entity and s.word = each.word and s.used_at > at - interval '1 day')
    and not exists (select from search_name s where s.entity = of_entity and s.word = each.word)
  order by each.word
  on conflict (entity, word) do update set used_at = greatest(search_word.used_at, excluded.used_at)
$function$

letter_by_check(bytea)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.letter_by_check(wanted bytea)
 RETURNS TABLE(sender_code text, sender_name jsonb, letter_date date, kind jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select e.code, e.name, r.letter_date, c.name
  from record r
  join record_kind k on k.id = r.kind
  join entity e on e.id = r.entity
  left join message_class c on c.entity = r.entity and c.key = k.class
  where substr(r.check_index, 1, 7) = substr(wanted, 1, 7) and substr(r.check_index, 1, 16) = substr(wanted, 1, 16) and not r.test
  limit 1
$function$

letter_by_hash(bytea)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.letter_by_hash(wanted bytea)
 RETURNS TABLE(sender_code text, sender_name jsonb, letter_date date, kind jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select e.code, e.name, r.letter_date, c.name
  from document d
  join record r on r.id = d.record
  join record_kind k on k.id = r.kind
  join entity e on e.id = r.entity
  left join message_class c on c.entity = r.entity and c.key = k.class
  where d.kind = 'letter' and substr(d.sha256, 1, 7) = substr(wanted, 1, 7) and d.sha256 = wanted and not r.test
  limit 1
$function$

letter_senders()  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.letter_senders()
 RETURNS TABLE(code text, name jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select code, name from entity where status <> 'trial' order by code
$function$

lexemes_of(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.lexemes_of(word text)
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select array(
    select lexeme from (values ('uitpost_nl'::regconfig), ('uitpost_fr'), ('uitpost_de'), ('uitpost_en')) language (config),
      unnest(to_tsvector(config, word))
    union select lexeme from unnest(to_tsvector('simple', word))
  )
$function$

make_partitions(regclass,date,integer)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.make_partitions(parent regclass, first_month date, months integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  month date;
  child text;
begin
  for i in 0 .. months - 1 loop
    month := (date_trunc('month', first_month) + make_interval(months => i))::date;
    child := parent::text || '_' || to_char(month, 'YYYY_MM');
    if to_regclass(child) is null then
      execute format('create table %I (like %s including all)', child, parent);
      -- Only the owner has rights on a partition: read directly, it would bypass its parent's policy.
      execute format('alter table %I enable row level security', child);
      execute format('alter table %I force row level security', child);
      execute format('alter table %I set (autovacuum_vacuum_scale_factor = 0.02)', child);
      execute format('alter table %s attach partition %I for values from (%L) to (%L)', parent, child,
        uuid_floor(month::timestamp at time zone 'UTC'), uuid_floor((month + interval '1 month') at time zone 'UTC'));
    end if;
  end loop;
end $function$

make_partitions_ahead(date,integer)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.make_partitions_ahead(today date, months integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  parent regclass;
begin
  for parent in
    select partrelid::regclass from pg_partitioned_table t join pg_class c on c.oid = t.partrelid
    where c.relnamespace = 'public'::regnamespace and t.partstrat = 'r'
  loop
    perform make_partitions(parent, (date_trunc('month', today) - interval '1 month')::date, months + 2);
  end loop;
end $function$

matched_parts(tsquery,text,text,text,text,text,text,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.matched_parts(query tsquery, language text, recipient_name text, reference text, dossier text, subject text, search_text text, version text)
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select array_remove(array[
    case when is_asked(query, array[reference_mark(reference)] || tsvector_to_array(to_tsvector('simple', searchable(reference))))
      then 'reference' end,
    case when is_asked(query, array(select 'n:' || word from unnest(name_words(recipient_name)) word)) then 'name' end,
    case when dossier is not null and is_asked(query, joined_codes(dossier)
      || tsvector_to_array(to_tsvector(search_config(language), searchable(dossier)))) then 'dossier' end,
    case when is_asked(query, joined_codes(subject) || tsvector_to_array(to_tsvector(search_config(language),
      searchable(concat_ws(' ', subject, umlauts_written_out(subject)))))) then 'subject' end,
    case when is_asked(query, joined_codes(search_text) || tsvector_to_array(to_tsvector(search_config(language), searchable(
      concat_ws(' ', search_text, umlauts_written_out(search_text), printed_dates(language, search_text)))))) then 'values' end,
    case when is_asked(query, array[version]) then 'template' end], null)
$function$

name_lives(uuid,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.name_lives(of_entity uuid, name text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
AS $function$
begin
  return exists (select from record r where r.entity = of_entity
    and r.search @@ (quote_literal(entity_mark(of_entity))::tsquery && quote_literal('n:' || name)::tsquery))
    or (length(name) >= 5 and word_lives(of_entity, name));
end $function$

name_query(uuid,text[],text[],integer)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.name_query(of_entity uuid, words text[], written_out text[], place integer)
 RETURNS tsquery
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select any_beginning(array(
      select 'n:' || each from unnest(array_remove(array[words[place], written_out[place]], null) || array(
        select array_to_string(words[first:first + count - 1], '')
        from unnest(array[2, 3]) count, generate_series(greatest(1, place - count + 1), place) first
        where first + count - 1 <= cardinality(words))) each))
    || coalesce(any_of(array(select 'n:' || each from unnest(names_near(of_entity, words[place])) each)), ''::tsquery)
    || coalesce(divided_name(of_entity, words[place], 2), ''::tsquery)
$function$

name_words(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.name_words(given text)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  form text;
  words text[];
  joined text;
  found text[] := '{}';
begin
  foreach form in array array_remove(array[given, umlauts_written_out(given)], null) loop
    words := words_in_order(form);
    found := found || words;
    for place in 1 .. cardinality(words) - 1 loop
      continue when length(words[place]) >= 3;
      joined := words[place];
      for further in place + 1 .. least(place + 4, cardinality(words)) loop
        joined := joined || words[further];
        exit when length(words[further]) >= 3;
      end loop;
      found := found || joined;
    end loop;
  end loop;
  return found;
end $function$

names_near(uuid,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.names_near(of_entity uuid, asked text)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET "pg_trgm.similarity_threshold" TO '0.3'
AS $function$
declare
  found text[];
begin
  if length(asked) < 3 then return '{}'; end if;
  select coalesce(array_agg(word), '{}') into found from (
    select word from search_name s
    where s.entity = of_entity and s.word like '_%' || asked || '%' and not starts_with(s.word, asked)
    order by length(word), word limit 100) holds;
  if cardinality(found) > 0 or length(asked) not between 4 and 40
    or exists (select from search_name s where s.entity = of_entity and s.word like asked || '%') then return found; end if;
  select coalesce(array_agg(word), '{}') into found from (
    select word from search_name s
    where s.entity = of_entity and s.word % asked and abs(length(s.word) - length(asked)) <= 1
      and (levenshtein_less_equal(s.word, asked, 1) <= 1 or is_swapped(s.word, asked))
    order by word limit 50) near;
  return found;
end $function$

note_key_use(uuid,timestamp with time zone)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.note_key_use(used uuid, used_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update api_key set last_used_at = used_at
  where id = used and (last_used_at is null or last_used_at < used_at - interval '1 hour')
$function$

open_session(bytea,text,bytea,timestamp with time zone,timestamp with time zone,bytea,bytea)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.open_session(new_hash bytea, new_door text, new_sealed bytea, at timestamp with time zone, until timestamp with time zone, new_subject bytea, new_provider_session bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from session where ends_at < at;
  insert into session (token_hash, door, sealed, created_at, seen_at, ends_at, subject, provider_session)
  values (new_hash, new_door, new_sealed, at, at, until, new_subject, new_provider_session);
$function$

operator_of_hub(text)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.operator_of_hub(wanted_email text)
 RETURNS TABLE(member uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.id, m.name from member m
  where m.entity is null and lower(m.email) = lower(wanted_email) and m.removed_at is null and 'hub-operator' = any (m.roles)
$function$

own_address_failed()  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.own_address_failed()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from preference p join suppressed_address s on s.address = p.email_index and s.channel = 'email' and s.for_all
    where p.person = uitpost_person())
$function$

own_failed_addresses(timestamp with time zone)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.own_failed_addresses(now timestamp with time zone)
 RETURNS TABLE(id uuid, sender jsonb, since timestamp with time zone, until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.id, e.name, c.returned_at, c.notice_until from returned_case c join entity e on e.id = c.entity
  where c.person = substring(uitpost_person() for 16) and c.notice_until > now and not c.test
  order by c.returned_at desc limit 20
$function$

own_letter_conditions(jsonb)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.own_letter_conditions(wanted jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN concat_ws(' and '::text, 'substr(r.recipient_index, 1, 16) = substr(uitpost_person(), 1, 16) and not r.test', 'coalesce(s.sent_at, r.sent_at) is not null', 'not exists (select from inbox_item i where i.person = $2 and i.record = r.id)', CASE WHEN (wanted ? 'id'::text) THEN 'r.id = ($1->>''id'')::uuid'::text ELSE NULL::text END, CASE WHEN (wanted ? 'below'::text) THEN 'r.id < ($1->>''below'')::uuid'::text ELSE NULL::text END, CASE WHEN (wanted ? 'sender'::text) THEN 'r.entity = ($1->>''sender'')::uuid and not n.covered'::text ELSE NULL::text END, CASE WHEN (wanted ? 'year'::text) THEN 'r.letter_date >= make_date(($1->>''year'')::int, 1, 1)
    and r.letter_date < make_date(($1->>''year'')::int + 1, 1, 1)'::text ELSE NULL::text END, CASE WHEN (wanted ? 'kind'::text) THEN 'k.class = $1->>''kind'' and (n.needs is null or (n.needs = ''closed'' and not n.covered))'::text ELSE NULL::text END, CASE WHEN (wanted ? 'status'::text) THEN 's.status = $1->>''status'''::text ELSE NULL::text END, CASE WHEN (wanted ? 'channel'::text) THEN '$1->>''channel'' = any (coalesce(s.channels, k.channels))'::text ELSE NULL::text END)

own_letter_counts(jsonb,integer,integer,bytea,boolean)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.own_letter_counts(wanted jsonb, compared integer, counted integer, reader bytea, strongly boolean)
 RETURNS TABLE(facet text, value text, count bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with found as materialized (select * from own_letters(wanted, compared, counted, reader, strongly))
  select 'total', 'letters', count(*) from found
  union all select 'sender', entity::text, count(*) from found where entity is not null group by entity
  union all select 'year', left(letter_date, 4), count(*) from found group by 2
  union all select 'kind', class, count(*) from found where class is not null group by class
  union all select 'status', status, count(*) from found group by status
  union all select 'channel', channel, count(*) from found, unnest(channels) channel group by channel
$function$

own_letters(jsonb,integer,integer,bytea,boolean)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.own_letters(wanted jsonb, compared integer, page integer, reader bytea, strongly boolean)
 RETURNS TABLE(id uuid, entity uuid, class text, language text, subject text, letter_date text, sent_at timestamp with time zone, status text, channels text[], needs text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  has_words boolean := wanted ? 'q';
begin
  return query execute format($find$
    with own as materialized (
      select r.id, r.entity, r.search, r.subject, r.letter_date, k.class, k.language,
        coalesce(s.sent_at, r.sent_at) as sent_at, coalesce(s.status, 'processing') as status,
        coalesce(s.channels, k.channels) as channels, n.needs, n.covered
      from record r
      join record_kind k on k.id = r.kind
      left join lateral (select * from record_state where record = r.id limit 1) s on true
      left join record_guard g on g.record = r.id,
      lateral (select record_needs(g, $2, inbox_key($3), $4) as needs, coalesce(g.hidden, false) and not $4 as covered) n
      where %s
      order by r.id desc limit $5
    ), asked as materialized (
      select e.id as entity, search_query(e.id, $1->>'q', null) as query,
        (select bool_and(position(word in names.folded) > 0) from unnest(plain_words($1->>'q')) word) as names_sender
      from entity e,
        lateral (select lower(unaccent(string_agg(value, ' '))) as folded from jsonb_each_text(e.name)) names
      where $6 and e.id in (select o.entity from own o)
    )
    select o.id, case when not o.covered then o.entity end,
      case when o.needs is null or (o.needs = 'closed' and not o.covered) then o.class end,
      case when not o.covered then o.language end, case when o.needs is null then o.subject end,
      o.letter_date::text, o.sent_at, o.status, o.channels, o.needs
    from own o left join asked a on a.entity = o.entity
    where not $6 or (o.needs is null and o.search @@ a.query) or (a.names_sender and not o.covered)
    order by o.id desc limit $7
  $find$, own_letter_conditions(wanted))
  using wanted, inbox_person(), reader, strongly, case when has_words then compared else page end, has_words, page;
end $function$

own_respelled(text,integer,bytea,boolean)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.own_respelled(words text, compared integer, reader bytea, strongly boolean)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  known text[];
  asked text;
  near text;
  changed boolean := false;
  spelled text[] := '{}';
begin
  with own as materialized (
    select r.entity, r.subject, r.search_text, k.template_key, k.template_version, k.language
    from own_letters('{}', compared, compared, reader, strongly) o join record r on r.id = o.id join record_kind k on k.id = r.kind
    where o.needs is null
  )
  select coalesce(array_agg(distinct word), '{}') into known from (
    select unnest(plain_words(concat_ws(' ', subject, search_text))) as word from own
    union select unnest(plain_words(t.text)) from template_text t
      where (t.entity, t.template, t.version, t.language) in (
        select entity, template_key, template_version, language from own)
    union select unnest(plain_words(value)) from entity e, jsonb_each_text(e.name) where e.id in (select entity from own)) each;
  foreach asked in array words_in_order(words) loop
    near := null;
    if length(asked) between 4 and 40 and asked !~ '\d' and not says_nothing(asked)
      and not exists (select from unnest(known) word where starts_with(word, asked)) then
      select word into near from unnest(known) word
      where abs(length(word) - length(asked)) <= 1
        and (levenshtein_less_equal(word, asked, 1) <= 1 or is_swapped(word, asked))
      order by similarity(word, asked) desc, word limit 1;
    end if;
    changed := changed or near is not null;
    spelled := spelled || coalesce(near, asked);
  end loop;
  return case when changed then array_to_string(spelled, ' ') end;
end $function$

packed_numbers(bigint[])  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.packed_numbers(numbers bigint[])
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  rest bigint;
  hex text := '';
begin
  foreach rest in array numbers loop
    while rest > 127 loop
      hex := hex || to_hex(128 + (rest & 127));
      rest := rest >> 7;
    end loop;
    hex := hex || lpad(to_hex(rest), 2, '0');
  end loop;
  return decode(nullif(hex, ''), 'hex');
end $function$

part_query(uuid,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.part_query(of_entity uuid, part text)
 RETURNS tsquery
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  words text[] := words_in_order(part);
  whole text := array_to_string(words, '');
  code tsquery;
  word text;
  wanted tsquery;
begin
  if cardinality(words) > 1 and whole ~ '\d' then
    code := any_of(array_remove(array[whole, 'r:' || whole, date_digits(array_to_string(words, '-'))], null));
    if exists (
      select from record r where r.entity = of_entity
        and r.search @@ (quote_literal(entity_mark(of_entity))::tsquery && code))
    then return code; end if;
  end if;
  foreach word in array words loop
    if not says_nothing(word) then
      wanted := case when wanted is null then word_query(of_entity, word) else wanted && word_query(of_entity, word) end;
    end if;
  end loop;
  if cardinality(words) > 1 and wanted is not null and length(whole) between 3 and 60 then
    -- The beginning of a payment reference is in no record as a word of its own.
    wanted := wanted || case when whole ~ '\D' then any_of(array[whole, 'n:' || whole])
      when length(whole) >= 6 then any_beginning(array[whole]) else ''::tsquery end;
  end if;
  if cardinality(words) = 1 and umlauts_written_out(part) is not null then
    wanted := wanted || any_of(array(
      select mark || each from unnest(words_in_order(umlauts_written_out(part))) each, unnest(array['', 'n:']) mark));
  end if;
  return wanted;
end $function$

payment_references_joined(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.payment_references_joined(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(given, '(?<![\d/.-])\+*(\d{3})[/ ](\d{4})[/ ](\d{5})(?![\d/.-])\+*'::text, ' \1\2\3 '::text, 'g'::text)

plain_words(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.plain_words(given text)
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct word), '{}')
  from regexp_split_to_table(lower(unaccent(folded(given))), '[^[:alnum:]]+') word where word <> ''
$function$

print_postage(integer,integer,integer,integer)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.print_postage(amount integer, postage_amount integer, billed_amount integer, billed_postage_amount integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((billed_amount IS NULL) OR (billed_postage_amount IS NOT NULL) OR (billed_amount = amount)) THEN COALESCE(billed_postage_amount, postage_amount) ELSE NULL::integer END

printed_dates(text,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.printed_dates(language text, given text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  months text[];
  date text;
  printed text := '';
begin
  if given !~ '\d{4}-\d\d-\d\d' then return null; end if;
  months := case language
    when 'fr' then '{janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre}'
    when 'de' then '{Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember}'
    when 'en' then '{January,February,March,April,May,June,July,August,September,October,November,December}'
    else '{januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december}' end;
  -- Without groups: PostgreSQL's regular expressions take several times as long to find where a group begins and ends.
  for date in
    select match[1] from regexp_matches(left(given, 20000), '\m\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\M', 'g') match
    limit 100
  loop
    printed := printed || ' ' || substr(date, 9, 2)::int || ' ' || months[substr(date, 6, 2)::int] || ' ' || left(date, 4) || ' '
      || left(date, 4) || substr(date, 6, 2) || substr(date, 9, 2);
  end loop;
  return printed;
end $function$

probe_write()  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.probe_write()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into write_probe values (convert_to(repeat('x', 262144), 'UTF8'));
  delete from write_probe;
end $function$

rebuild_search(integer,timestamp with time zone)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.rebuild_search(batch integer, now timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  from_id uuid;
  lowest uuid;
  done int;
begin
  select below into from_id from search_rebuild where done_at is null for update skip locked;
  if not found then return 0; end if;
  with part as materialized (
    select id from record where from_id is null or id < from_id order by id desc limit batch
  ), written as (
    update record r set search = record_vector(r.entity, k.template_key, k.template_version, k.language, r.recipient_name,
        concat_ws(' ', r.subject, r.search_text, r.dossier), r.reference)
    from part, record_kind k where r.id = part.id and k.id = r.kind
    returning r.id
  )
  select (array_agg(id order by id))[1], count(*) into lowest, done from written;
  perform learn_names(entity, array_agg(distinct recipient_name)) from record
  where id >= lowest and (from_id is null or id < from_id) group by entity;
  update search_rebuild set below = coalesce(lowest, below), done_at = case when done < batch then now end;
  return done;
end $function$

record_kind_of(uuid,text,text,text,integer,text,integer,text,text[])  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.record_kind_of(of_entity uuid, of_series text, of_class text, of_template text, of_version integer, of_style text, of_style_version integer, of_language text, of_channels text[])
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  found_id int;
begin
  for attempt in 1 .. 2 loop
    select k.id into found_id from record_kind k
    where k.entity = of_entity and k.series = of_series and k.class = of_class
      and k.template_key is not distinct from of_template and k.template_version is not distinct from of_version
      and k.house_style_key is not distinct from of_style and k.house_style_version is not distinct from of_style_version
      and k.language = of_language and k.channels = of_channels;
    exit when found_id is not null;
    insert into record_kind (entity, series, class, template_key, template_version, house_style_key, house_style_version, language,
      channels)
    values (of_entity, of_series, of_class, of_template, of_version, of_style, of_style_version, of_language, of_channels)
    on conflict do nothing returning record_kind.id into found_id;
    if found_id is not null then perform keep_series(of_entity, of_series); end if;
    exit when found_id is not null;
  end loop;
  return found_id;
end $function$

record_needs(record_guard,uuid,uuid,boolean)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.record_needs(letter record_guard, owner uuid, reader uuid, strongly boolean)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((letter).record IS NULL) THEN NULL::text WHEN ((letter).person_only AND (reader IS DISTINCT FROM owner)) THEN 'person'::text WHEN (((letter).named_reader IS NOT NULL) AND (reader IS DISTINCT FROM (letter).named_reader)) THEN 'reader'::text WHEN ((letter).hidden AND (NOT strongly)) THEN 'sign-in'::text WHEN (letter).closed THEN 'closed'::text ELSE NULL::text END

record_vector(uuid,text,integer,text,text,text,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.record_vector(entity uuid, template text, version integer, language text, recipient_name text, words text, reference text)
 RETURNS tsvector
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  name text;
  parts text := without_fragments(words);
  marks text[] := array_remove(array[entity_mark(entity), version_mark(template, version, language)], null)
    || reference_mark(reference) || joined_codes(parts);
begin
  foreach name in array name_words(recipient_name) loop
    marks := marks || ('n:' || name);
  end loop;
  return strip(to_tsvector(search_config(language), without_name(searchable(concat_ws(' ', parts, reference,
      umlauts_written_out(parts), printed_dates(language, words))), recipient_name)))
    || array_to_tsvector(marks);
end $function$

reference_mark(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.reference_mark(reference text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
RETURN ('r:'::text || "left"(regexp_replace(lower(unaccent(folded(reference))), '[^[:alnum:]]+'::text, ''::text, 'g'::text), 100))

release_own_address()  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.release_own_address()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from suppressed_address s using preference p
  where p.person = uitpost_person() and p.email_confirmed_at is not null and s.address = p.email_index and s.channel = 'email' and s.for_all
$function$

respelled(text)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.respelled(words text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "pg_trgm.similarity_threshold" TO '0.3'
AS $function$
declare
  of_entity uuid := uitpost_entity();
  asked text;
  near text;
  changed boolean := false;
  spelled text[] := '{}';
begin
  foreach asked in array words_in_order(words) loop
    near := null;
    if length(asked) between 4 and 40 and asked !~ '\d' and not says_nothing(asked)
      and not exists (select from search_name s where s.entity = of_entity and s.word like asked || '%')
      and not exists (select from search_word s where s.entity = of_entity and s.word like asked || '%') then
      select word into near from (
        select s.word from search_name s where s.entity = of_entity and s.word % asked
        union
        select s.word from search_word s where s.entity = of_entity and s.word % asked) known
      where abs(length(word) - length(asked)) <= 1 and (levenshtein_less_equal(word, asked, 1) <= 1 or is_swapped(word, asked))
      order by similarity(word, asked) desc, word limit 1;
    end if;
    changed := changed or near is not null;
    spelled := spelled || coalesce(near, asked);
  end loop;
  return case when changed then array_to_string(spelled, ' ') end;
end $function$

said_about(text,text,tsquery)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.said_about(language text, given text, query tsquery)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select ts_headline(search_config(language), given, words.wanted, 'StartSel="", StopSel="", MinWords=12, MaxWords=28')
  from (select any_of(array(
    select lexeme from unnest(tsvector_to_array(to_tsvector(search_config(language), searchable(given)))) lexeme
    where exists (
      select from regexp_matches(query::text, '''([^'']+)''(:\*)?', 'g') operand (found)
      where lexeme = found[1] or (found[2] is not null and starts_with(lexeme, found[1]))))) as wanted) words
  where words.wanted is not null
$function$

says_nothing(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.says_nothing(word text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select word !~ '[[:digit:]]' and exists (
    select from (values ('uitpost_nl'::regconfig), ('uitpost_fr'), ('uitpost_de'), ('uitpost_en')) language (config)
    where to_tsvector(config, word) = '')
$function$

says_something(text)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.says_something(words text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from unnest(plain_words(words)) each where not says_nothing(each))
$function$

search_conditions(jsonb)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.search_conditions(wanted jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN concat_ws(' and '::text, 'r.entity = $1 and r.test = ($2->>''test'')::boolean', CASE WHEN (wanted ?| ARRAY['q'::text, 'name'::text, 'wholeMark'::text, 'referenceMark'::text]) THEN 'r.search @@ $3'::text ELSE NULL::text END, CASE WHEN (wanted ? 'recipient'::text) THEN 'substr(r.recipient_index, 1, 16) = substr(decode($2->>''recipient'', ''hex''), 1, 16)'::text ELSE NULL::text END, CASE WHEN (wanted ? 'reference'::text) THEN 'r.reference = $2->>''reference'''::text ELSE NULL::text END, CASE WHEN (wanted ? 'dossier'::text) THEN 'r.dossier = $2->>''dossier'''::text ELSE NULL::text END, CASE WHEN (wanted ? 'series'::text) THEN 'r.kind = any (array(
    select k.id from record_kind k where k.entity = $1 and k.series = $2->>''series''))'::text ELSE NULL::text END, CASE WHEN (wanted ? 'class'::text) THEN 'r.kind = any (array(
    select k.id from record_kind k where k.entity = $1 and k.class = $2->>''class''))'::text ELSE NULL::text END, CASE WHEN (wanted ? 'template'::text) THEN 'r.kind = any (array(
    select k.id from record_kind k where k.entity = $1 and k.template_key = $2->>''template''))'::text ELSE NULL::text END, CASE WHEN (wanted ? 'costCentre'::text) THEN 'r.cost_centre = $2->>''costCentre'''::text ELSE NULL::text END, CASE WHEN (wanted ? 'from'::text) THEN 'r.letter_date >= ($2->>''from'')::date'::text ELSE NULL::text END, CASE WHEN (wanted ? 'to'::text) THEN 'r.letter_date <= ($2->>''to'')::date'::text ELSE NULL::text END, CASE WHEN ((wanted ->> 'status'::text) = 'processing'::text) THEN 'coalesce(s.status, ''processing'') = ''processing'''::text WHEN (wanted ? 'status'::text) THEN 's.entity = $1 and s.status = $2->>''status'''::text ELSE NULL::text END, CASE WHEN (wanted ? 'channel'::text) THEN '$2->>''channel'' = any (coalesce(s.channels, (select k.channels from record_kind k where k.id = r.kind)))'::text ELSE NULL::text END)

search_config(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.search_config(language text)
 RETURNS regconfig
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE language WHEN 'nl'::text THEN 'uitpost_nl'::regconfig WHEN 'fr'::text THEN 'uitpost_fr'::regconfig WHEN 'de'::text THEN 'uitpost_de'::regconfig ELSE 'uitpost_en'::regconfig END

search_facets(jsonb,integer)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.search_facets(wanted jsonb, most integer)
 RETURNS TABLE(facet text, value text, count bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET random_page_cost TO '1.1'
 SET enable_seqscan TO 'off'
 SET cpu_tuple_cost TO '0.1'
AS $function$
declare
  of_entity uuid := uitpost_entity();
  asked jsonb := by_reference(of_entity, wanted);
  ids uuid[] := search_ids(of_entity, asked, text_query(of_entity, asked), null, most);
begin
  return query execute $find$
    with found as materialized (
      select r.id, r.kind, r.letter_date, r.cost_centre from record r where r.id = any ($1)
    ), shown as materialized (
      select k.series, k.class, k.template_key, f.cost_centre, to_char(f.letter_date, 'YYYY') as year, coalesce(s.status, 'processing') as status,
        coalesce(s.channels, k.channels) as channels
      from found f join record_kind k on k.id = f.kind
      left join lateral (select * from record_state where record = f.id limit 1) s on true
    )
    select 'total', 'records', count(*) from shown
    union all select 'status', status, count(*) from shown group by status
    union all select 'series', series, count(*) from shown group by series
    union all select 'year', year, count(*) from shown group by year
    union all select 'class', class, count(*) from shown group by class
    union all select 'template', template_key, count(*) from shown where template_key is not null group by template_key
    union all select 'costCentre', cost_centre, count(*) from shown where cost_centre is not null group by cost_centre
    union all select 'channel', channel, count(*) from shown, unnest(channels) channel group by channel
  $find$ using ids;
end $function$

search_ids(uuid,jsonb,tsquery,uuid,integer)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.search_ids(of_entity uuid, asked jsonb, query tsquery, below uuid, most integer)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET random_page_cost TO '1.1'
 SET enable_seqscan TO 'off'
 SET cpu_tuple_cost TO '0.1'
AS $function$
declare
  joined text := search_join(asked);
  conditions text := search_conditions(asked);
  -- The last condition keeps the planner from using the order of the ids.
  in_months text := format('select array(select m.id from (select r.id from record r%s where %s and r.id >= $4 and r.id < $5%s offset 0) m
    order by m.id desc limit $6)', joined, conditions,
    case when joined like ' join %' then ' and s.record >= $4 and s.record < $5' end);
  oldest uuid;
  newest uuid;
  months int := 1;
  until timestamptz;
  since timestamptz;
  ids uuid[];
  more uuid[];
begin
  execute format($find$
    select array(select r.id from (
        select * from record where entity = $1 and ($4 is null or id < $4) order by id desc limit greatest(1000, 5 * $5)) r%s
      where %s order by r.id desc limit $5)
  $find$, joined, conditions) into ids using of_entity, asked, query, below, most;
  if cardinality(ids) >= most or asked - 'test' = '{}' then return ids; end if;
  select r.id into oldest from record r where r.entity = of_entity order by r.id limit 1;
  select r.id into newest from record r where r.entity = of_entity and (below is null or r.id < below) order by r.id desc limit 1;
  if newest is null then return '{}'; end if;
  ids := '{}';
  until := (date_trunc('month', uuid_moment(newest) at time zone 'UTC') + interval '1 month') at time zone 'UTC';
  loop
    since := (until at time zone 'UTC' - make_interval(months => months)) at time zone 'UTC';
    execute in_months into more using of_entity, asked, query, uuid_floor(since), least(uuid_floor(until), below),
      most - cardinality(ids);
    ids := ids || more;
    exit when cardinality(ids) >= most or uuid_floor(since) <= oldest;
    until := since;
    months := months * 2;
  end loop;
  return ids;
end $function$

search_join(jsonb)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.search_join(wanted jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN ((wanted ? 'status'::text) AND ((wanted ->> 'status'::text) <> 'processing'::text)) THEN ' join record_state s on s.record = r.id'::text WHEN (wanted ?| ARRAY['status'::text, 'channel'::text]) THEN ' left join lateral (select * from record_state where record = r.id limit 1) s on true'::text ELSE ''::text END

search_own_records(text,integer)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.search_own_records(words text, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with own as materialized (
    select r.id, r.entity, r.search from record r
    where substr(r.recipient_index, 1, 16) = substr(uitpost_person(), 1, 16) and not r.test
    order by r.id desc limit most),
  asked as materialized (
    select e.entity, search_query(e.entity, words, null) as wanted from (select distinct entity from own) e)
  select own.id from own join asked using (entity) where own.search @@ asked.wanted
$function$

search_query(uuid,text,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.search_query(of_entity uuid, words text, recipient_name text)
 RETURNS tsquery
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  part text;
  asked tsquery;
  said int := 0;
  names text[] := words_in_order(recipient_name);
  wanted tsquery := quote_literal(entity_mark(of_entity))::tsquery;
begin
  for part in select each from regexp_split_to_table(payment_references_joined(folded(words)), '\s+') each loop
    exit when said = 12;
    asked := part_query(of_entity, part);
    if asked is not null then
      wanted := wanted && asked;
      said := said + 1;
    end if;
  end loop;
  if (words is not null and said = 0) or (recipient_name is not null and cardinality(names) = 0) then return null; end if;
  for place in 1 .. cardinality(names) loop
    wanted := wanted && name_query(of_entity, names, words_in_order(umlauts_written_out(recipient_name)), place);
  end loop;
  return wanted;
end $function$

search_records(jsonb,uuid,integer)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.search_records(wanted jsonb, below uuid, page integer)
 RETURNS TABLE(id uuid, message uuid, subject text, recipient_name text, reference text, dossier text, series text, language text, letter_date text, status text, channels text[], sent_at timestamp with time zone, snippet text, matched text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET random_page_cost TO '1.1'
 SET enable_seqscan TO 'off'
 SET cpu_tuple_cost TO '0.1'
AS $function$
declare
  of_entity uuid := uitpost_entity();
  asked jsonb := by_reference(of_entity, wanted);
  query tsquery := text_query(of_entity, asked);
  ids uuid[] := search_ids(of_entity, asked, query, below, page);
begin
  return query execute $find$
    with page as materialized (
      select r.id, r.message, r.subject, r.recipient_name, r.reference, r.dossier, r.kind, r.letter_date, r.sent_at, r.search_text
      from record r where r.id = any ($4)
    ), found as materialized (
      select p.*, k.series, k.language, k.channels, k.template_key, k.template_version
      from page p join record_kind k on k.id = p.kind
    ), of_version as materialized (
      select t.template, t.version, t.language, said_about(t.language, t.text, $3) as said
      from (select distinct template_key, template_version, language from found) used
      join template_text t on t.entity = $1 and t.template = used.template_key and t.version = used.template_version
        and t.language = used.language
      where $2 ? 'q'
    )
    select f.id, f.message, f.subject, f.recipient_name, f.reference, f.dossier, f.series, f.language, f.letter_date::text,
      coalesce(s.status, 'processing'), coalesce(s.channels, f.channels), coalesce(s.sent_at, f.sent_at),
      case when $2 ? 'q' then coalesce(said_about(f.language, f.subject || ' – ' || f.search_text, $3), v.said) end,
      case when $3 is not null and $2 ?| array['q', 'name', 'wholeMark', 'referenceMark'] then matched_parts($3, f.language, f.recipient_name,
        f.reference, f.dossier, f.subject, f.search_text, version_mark(f.template_key, f.template_version, f.language)) end
    from found f
    left join lateral (select * from record_state where record = f.id limit 1) s on true
    left join of_version v on v.template = f.template_key and v.version = f.template_version and v.language = f.language
    order by f.id desc
  $find$ using of_entity, asked, query, ids;
end $function$

searchable(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.searchable(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(folded(given), '[^[:alnum:]]+'::text, ' '::text, 'g'::text)

serve(regprocedure)  owner uitpost_owner
CREATE OR REPLACE PROCEDURE public.serve(IN target regprocedure)
 LANGUAGE plpgsql
AS $procedure$
begin
  grant create on schema public to uitpost_hub;
  execute format('revoke all on function %s from public', target);
  execute format('alter function %s owner to uitpost_hub', target);
  execute format('grant execute on function %s to uitpost_app', target);
  revoke create on schema public from uitpost_hub;
end $procedure$

take_letters(uuid,uuid[],text[],timestamp with time zone[],integer[],integer)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.take_letters(of_entity uuid, subjects uuid[], pers text[], begins timestamp with time zone[], mosts integer[], wanted integer)
 RETURNS TABLE(subject uuid, per text, letters integer, granted integer)
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  allowed int;
begin
  insert into quota_use as u (entity, subject, per, began, letters)
    select of_entity, g.subject, g.per, g.began, 0
    from unnest(subjects, pers, begins) as g(subject, per, began) order by g.subject, g.per
    -- A process of which the clock is behind counts in the period that another one has begun.
    on conflict (entity, subject, per) do update set began = greatest(u.began, excluded.began),
      letters = case when excluded.began > u.began then 0 else u.letters end;
  select least(wanted, min(greatest(g.most - u.letters, 0))) into allowed
    from unnest(subjects, pers, mosts) as g(subject, per, most)
    join quota_use u on u.entity = of_entity and u.subject = g.subject and u.per = g.per;
  return query update quota_use u set letters = u.letters + allowed
    from unnest(subjects, pers) as g(subject, per)
    where u.entity = of_entity and u.subject = g.subject and u.per = g.per
    returning u.subject, u.per, u.letters, allowed;
end $function$

take_sign_in(bytea,bytea,timestamp with time zone)  owner uitpost_hub
CREATE OR REPLACE FUNCTION public.take_sign_in(wanted bytea, browser bytea, at timestamp with time zone)
 RETURNS TABLE(door text, sealed bytea)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from sign_in s where s.state_hash = wanted and s.browser_hash = browser and s.ends_at > at
  returning s.door, s.sealed
$function$

text_query(uuid,jsonb)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.text_query(of_entity uuid, wanted jsonb)
 RETURNS tsquery
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select search_query(of_entity, wanted->>'q', wanted->>'name')
    && coalesce(any_of(array[wanted->>'wholeMark']), any_beginning(array[wanted->>'referenceMark']), ''::tsquery)
$function$

uitpost_entity()  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.uitpost_entity()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('uitpost.entity'::text, true), ''::text))::uuid

uitpost_person()  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.uitpost_person()
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN decode(NULLIF(current_setting('uitpost.person'::text, true), ''::text), 'hex'::text)

umlauts_written_out(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.umlauts_written_out(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((octet_length(given) > length(given)) AND (folded(given) ~* '[äöüåø]'::text)) THEN replace(replace(replace(replace(replace(lower(folded(given)), 'ä'::text, 'ae'::text), 'ö'::text, 'oe'::text), 'ü'::text, 'ue'::text), 'å'::text, 'aa'::text), 'ø'::text, 'oe'::text) ELSE NULL::text END

unpacked_numbers(bytea)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.unpacked_numbers(packed bytea)
 RETURNS bigint[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  numbers bigint[] := '{}';
  number bigint := 0;
  shift int := 0;
  byte int;
begin
  for place in 0 .. coalesce(length(packed), 0) - 1 loop
    byte := get_byte(packed, place);
    number := number | ((byte & 127)::bigint << shift);
    if byte > 127 then shift := shift + 7;
    else
      numbers := numbers || number;
      number := 0;
      shift := 0;
    end if;
  end loop;
  return numbers;
end $function$

uuid_floor(timestamp with time zone)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.uuid_floor(at timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((lpad(to_hex(((EXTRACT(epoch FROM at) * (1000)::numeric))::bigint), 12, '0'::text) || '00000000000000000000'::text))::uuid

uuid_moment(uuid)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.uuid_moment(id uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN to_timestamp((((((('x'::text || "left"(replace((id)::text, '-'::text, ''::text), 12)))::bit(48))::bigint)::numeric / 1000.0))::double precision)

version_mark(text,integer,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.version_mark(template text, version integer, language text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ('v:'::text || "left"(md5(((((template || '@'::text) || version) || '/'::text) || language)), 12))

without_fragments(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.without_fragments(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(regexp_replace(regexp_replace(payment_references_joined(given), '\m\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\M'::text, ' '::text, 'g'::text), '(?<![\d.,/-])(\d+)\.(\d\d)(?![\d.,/-]*\d)'::text, '\1 \1\2'::text, 'g'::text), '(€\s?\d+),\d\d(?![\d.,/-]*\d)|(?<![\d.,/-])(\d+),\d\d(?=\s?(?:%|€|EUR|euro))'::text, '\1\2 '::text, 'g'::text)

without_name(text,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.without_name(given text, name text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  left_over text := ' ' || given || ' ';
  word text;
begin
  foreach word in array string_to_array(searchable(concat_ws(' ', name, umlauts_written_out(name))), ' ') loop
    if length(word) >= 6 then left_over := replace(left_over, ' ' || word || ' ', ' '); end if;
  end loop;
  return left_over;
end $function$

word_lives(uuid,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.word_lives(of_entity uuid, asked text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
AS $function$
declare
  lexemes tsquery := any_of(lexemes_of(asked));
  has_word boolean;
  looked int;
begin
  if exists (select from template_text t where t.entity = of_entity and t.search @@ lexemes) then return true; end if;
  select coalesce(bool_or(asked = any (plain_words(concat_ws(' ', near.subject, near.search_text)))), false), count(*)
  into has_word, looked
  from (
    select r.subject, r.search_text from record r
    where r.entity = of_entity and r.search @@ (quote_literal(entity_mark(of_entity))::tsquery && lexemes)
    order by r.id desc limit 100
  ) near;
  return has_word or looked = 100;
end $function$

word_query(uuid,text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.word_query(of_entity uuid, word text)
 RETURNS tsquery
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  lexemes text[] := lexemes_of(word);
  wanted tsquery := any_of(lexemes || compounds_of(of_entity, word, lexemes));
  versions tsquery := any_of(array(
    select version_mark(t.template, t.version, t.language) from template_text t
    where t.entity = of_entity and t.search @@ wanted));
begin
  if word ~ '\d' then wanted := wanted || code_query(word); end if;
  wanted := wanted || any_of(array(select 'n:' || each from unnest(lexemes || word) each));
  if length(word) >= 3 then
    wanted := wanted || any_of(array['n:' || word] || array(
      select 'n:' || s.word from search_name s where s.entity = of_entity and s.word like word_query.word || '%'
      order by length(s.word), s.word limit 100)) || coalesce(divided_name(of_entity, word, 2), ''::tsquery);
  end if;
  return case when versions is null then wanted else wanted || versions end;
end $function$

words_in_order(text)  owner uitpost_owner
CREATE OR REPLACE FUNCTION public.words_in_order(given text)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  plain text := btrim(regexp_replace(lower(unaccent(folded(given))), '[^[:alnum:]]+', ' ', 'g'));
begin
  if plain = '' then return '{}'; end if;
  return (string_to_array(plain, ' '))[1:12];
end $function$

