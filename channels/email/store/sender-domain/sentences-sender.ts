import type { Sentence } from './finding.ts'

/** Findings about the sender: DNS itself, SPF and DKIM. */
export const senderSentences: Readonly<Record<string, Sentence>> = {
  'dns-silent': {
    nl: 'Niet gecontroleerd: de DNS-server antwoordt niet.',
    en: 'Not checked: the DNS server does not answer.',
  },
  'dns-error': {
    nl: 'Niet gecontroleerd: de DNS-server meldt een fout ({dnsCode}). Zijn DNSSEC en de naamservers van het domein in orde?',
    en: 'Not checked: the DNS server reports an error ({dnsCode}). Check DNSSEC and the name servers of the domain.',
  },
  'spf-pass': {
    nl: 'Elk adres waarvan e-mails vertrekken ({count}) staat in het record van {domain}.',
    en: 'Each address from which mail leaves ({count}) is allowed by the record of {domain}.',
  },
  'spf-missing': {
    nl: '{domain} heeft geen SPF-record. Ontvangers weten niet welke servers voor dit domein mogen versturen.',
    en: '{domain} has no SPF record. Receivers do not know which servers may send for this domain.',
  },
  'spf-missing-no-addresses': {
    nl: '{domain} heeft geen SPF-record. Vul in SMTP_OUTGOING in vanaf welke adressen of servers e-mails vertrekken; dan staat hier het record.',
    en: '{domain} has no SPF record. Name the addresses or servers from which mail leaves in SMTP_OUTGOING; the record is then shown here.',
  },
  'spf-several': {
    nl: '{domain} heeft {count} SPF-records. Er mag er maar één zijn: ontvangers negeren ze nu alle.',
    en: '{domain} has {count} SPF records. Only one is allowed: receivers now ignore all of them.',
  },
  'spf-several-included': {
    nl: 'Het SPF-record verwijst naar {included}, dat zelf meer dan één SPF-record heeft. Ontvangers negeren daardoor het geheel.',
    en: 'The SPF record refers to {included}, which has more than one SPF record itself. Receivers therefore ignore the whole.',
  },
  'spf-invalid': {
    nl: 'Het SPF-record van {domain} bevat een fout: ‘{term}’. Ontvangers negeren het hele record.',
    en: 'The SPF record of {domain} has a fault: ‘{term}’. Receivers ignore the whole record.',
  },
  'spf-open': {
    nl: 'Het SPF-record van {domain} eindigt op ‘+all’: iedereen mag in uw naam versturen.',
    en: 'The SPF record of {domain} ends in ‘+all’: anyone may send in your name.',
  },
  'spf-void-lookups': {
    nl: 'Het SPF-record van {domain} verwijst naar meer dan twee namen waarvoor DNS geen adres heeft. Ontvangers negeren het. Neem die verwijzingen weg.',
    en: 'The SPF record of {domain} refers to more than two names for which DNS has no address. Receivers ignore it. Remove these references.',
  },
  'spf-too-many-lookups': {
    nl: 'Het SPF-record van {domain} vraagt meer dan de tien opzoekingen die de standaard toelaat. Ontvangers negeren het. Neem verwijzingen (include) weg.',
    en: 'The SPF record of {domain} needs more than the ten look-ups that the standard allows. Receivers ignore it. Remove references (include).',
  },
  'spf-refused': {
    nl: 'E-mails vertrekken van {address}, en het SPF-record van {domain} laat dat adres niet toe (resultaat: {result}).',
    en: 'Mail leaves from {address}, and the SPF record of {domain} does not allow that address (result: {result}).',
  },
  'spf-no-addresses': {
    nl: '{domain} heeft een geldig SPF-record. Of onze servers erin staan, is niet gecontroleerd: vul SMTP_OUTGOING in.',
    en: '{domain} has a valid SPF record. Whether it allows our servers was not checked: set SMTP_OUTGOING.',
  },
  'spf-unknown-host': {
    nl: 'SMTP_OUTGOING noemt {host}, en die naam heeft geen adres in DNS.',
    en: 'SMTP_OUTGOING names {host}, and that name has no address in DNS.',
  },
  'dkim-not-ours': {
    nl: 'Niet gecontroleerd: de hub ondertekent geen e-mails. Ga na of uw mailserver ze ondertekent voor {domain}, of stel DKIM_FOLDER in.',
    en: 'Not checked: the hub signs no mail. Make sure that your mail server signs for {domain}, or set DKIM_FOLDER.',
  },
  'dkim-other-domains': {
    nl: 'De hub heeft geen sleutel van {domain} en ondertekent deze e-mails niet. Maak er een met ‘uitpost email dkim-key --domain {domain}’, of ga na of uw mailserver ze ondertekent.',
    en: 'The hub has no key of {domain}, and does not sign this mail. Make one with ‘uitpost email dkim-key --domain {domain}’, or make sure that your mail server signs it.',
  },
  'dkim-no-key': {
    nl: 'Er is geen sleutel waarmee e-mails van {domain} ondertekend worden: ze vertrekken zonder handtekening.',
    en: 'There is no key that signs mail of {domain}: it leaves without a signature.',
  },
  'dkim-good': {
    nl: 'De sleutel ‘{selector}’ ondertekent, en staat juist in DNS.',
    en: 'The key ‘{selector}’ signs, and is published correctly.',
  },
  'dkim-next-good': {
    nl: 'De volgende sleutel ‘{selector}’ staat juist in DNS. Ze mag beginnen ondertekenen.',
    en: 'The next key ‘{selector}’ is published correctly. It can begin to sign.',
  },
  'dkim-missing': {
    nl: 'E-mails worden ondertekend met ‘{selector}’, maar die sleutel staat niet in DNS. De handtekening klopt voor geen enkele ontvanger.',
    en: 'Mail is signed with ‘{selector}’, but that key is not in DNS. No receiver can verify the signature.',
  },
  'dkim-next-missing': {
    nl: 'De volgende sleutel ‘{selector}’ staat nog niet in DNS. Zet het record erin voor ze begint te ondertekenen.',
    en: 'The next key ‘{selector}’ is not in DNS yet. Publish the record before it begins to sign.',
  },
  'dkim-differs': {
    nl: 'In DNS staat onder ‘{selector}’ een andere sleutel dan die waarmee we ondertekenen. De handtekening klopt voor geen enkele ontvanger.',
    en: 'DNS has another key under ‘{selector}’ than the one that signs. No receiver can verify the signature.',
  },
  'dkim-next-differs': {
    nl: 'In DNS staat onder ‘{selector}’ een andere sleutel dan de onze. Verbeter dat voor ze begint te ondertekenen.',
    en: 'DNS has another key under ‘{selector}’ than ours. Repair it before the key begins to sign.',
  },
  'dkim-several': {
    nl: 'Onder ‘{selector}’ staan {count} records. Er mag er maar één zijn.',
    en: 'There are {count} records under ‘{selector}’. Only one is allowed.',
  },
  'dkim-invalid': {
    nl: 'Het record van ‘{selector}’ is geen geldig DKIM-record.',
    en: 'The record of ‘{selector}’ is no valid DKIM record.',
  },
  'dkim-revoked': {
    nl: 'Het record van ‘{selector}’ heeft geen sleutel meer: ze is ingetrokken.',
    en: 'The record of ‘{selector}’ has no key: it was revoked.',
  },
  'dkim-restricted': {
    nl: 'Het record van ‘{selector}’ laat onze handtekening niet toe: het noemt een ander soort sleutel, hash of dienst.',
    en: 'The record of ‘{selector}’ does not allow our signature: it names another type of key, hash or service.',
  },
  'dkim-testing': {
    nl: 'Het record van ‘{selector}’ staat nog op test (t=y): ontvangers behandelen e-mails alsof ze niet ondertekend zijn.',
    en: 'The record of ‘{selector}’ still says that it is a test (t=y): receivers treat mail as if it were not signed.',
  },
  'dkim-short': {
    nl: 'De sleutel ‘{selector}’ heeft {bits} bits. Maak een nieuwe van 2048 bits met ‘uitpost email dkim-key’.',
    en: 'The key ‘{selector}’ has {bits} bits. Make a new one of 2,048 bits with ‘uitpost email dkim-key’.',
  },
}
