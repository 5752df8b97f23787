import type { Sentence } from './finding.ts'

/** Findings about DMARC and alignment, and about mail that comes back. */
export const mailSentences: Readonly<Record<string, Sentence>> = {
  'dmarc-good': {
    nl: 'Het DMARC-beleid van {at} is ‘{policy}’: ontvangers houden namaak van dit domein tegen.',
    en: 'The DMARC policy of {at} is ‘{policy}’: receivers stop forged mail of this domain.',
  },
  'dmarc-missing': {
    nl: '{domain} heeft geen DMARC-record. Grote providers weigeren dan e-mails van verzenders die er veel versturen. Begin met dit record.',
    en: '{domain} has no DMARC record. Large providers then refuse mail of senders with many mails. Begin with this record.',
  },
  'dmarc-several': {
    nl: 'Er zijn {count} DMARC-records. Er mag er maar één zijn: ontvangers negeren ze nu alle.',
    en: 'There are {count} DMARC records. Only one is allowed: receivers now ignore all of them.',
  },
  'dmarc-invalid': {
    nl: 'Het DMARC-record is niet geldig: ‘{record}’.',
    en: 'The DMARC record is not valid: ‘{record}’.',
  },
  'dmarc-policy': {
    nl: 'Het DMARC-record van {at} noemt geen geldig beleid (p) of aandeel (pct).',
    en: 'The DMARC record of {at} names no valid policy (p) or share (pct).',
  },
  'dmarc-observes': {
    nl: 'Het DMARC-beleid van {at} is ‘none’: ontvangers melden namaak, maar houden ze niet tegen. Kies een strenger beleid zodra de rapporten in orde zijn.',
    en: 'The DMARC policy of {at} is ‘none’: receivers report forged mail, and do not stop it. Choose a stricter policy once the reports are sound.',
  },
  'dmarc-partial': {
    nl: 'Het DMARC-beleid van {at} geldt maar voor {share} % van de e-mails.',
    en: 'The DMARC policy of {at} applies to only {share} % of the mail.',
  },
  'dmarc-no-reports': {
    nl: 'Het DMARC-record van {at} noemt geen geldig adres voor rapporten (rua=mailto:…): u ziet niet wie in uw naam verstuurt.',
    en: 'The DMARC record of {at} names no valid address for reports (rua=mailto:…): you do not see who sends in your name.',
  },
  'dmarc-reports-refused': {
    nl: 'DMARC-rapporten van {at} gaan naar {destination}, maar dat domein zegt niet dat het ze aanvaardt. Veel ontvangers sturen ze dan niet. Het record hoort in DNS van {destination}.',
    en: 'DMARC reports of {at} go to {destination}, but that domain does not say that it takes them, so that many receivers send none. The record belongs in the DNS of {destination}.',
  },
  'aligned-both': {
    nl: 'Afzender, handtekening en retouradres horen bij hetzelfde domein: DMARC kan slagen via DKIM en via SPF.',
    en: 'Sender, signature and return address belong to the same domain: DMARC can pass by DKIM and by SPF.',
  },
  'aligned-dkim': {
    nl: 'DMARC kan slagen via de handtekening van {domain}. Het retouradres ({returnDomain}) hoort niet bij dat domein, of niet strikt genoeg; dat is geen fout.',
    en: 'DMARC can pass by the signature of {domain}. The return address ({returnDomain}) does not belong to that domain, or not strictly; that is no fault.',
  },
  'aligned-spf': {
    nl: 'DMARC kan alleen via SPF slagen. Een e-mail die doorgestuurd wordt, slaagt dan niet meer. Onderteken met DKIM.',
    en: 'DMARC can pass only by SPF, and no longer for mail that is forwarded. Sign with DKIM.',
  },
  'aligned-spf-unknown-dkim': {
    nl: 'DMARC kan slagen via SPF. Of uw mailserver ondertekent voor {domain}, weet de hub niet.',
    en: 'DMARC can pass by SPF. Whether your mail server signs for {domain} is not known to the hub.',
  },
  'aligned-unknown': {
    nl: 'Het retouradres ({returnDomain}) hoort niet bij {domain}. DMARC kan alleen slagen als uw mailserver ondertekent voor {domain}; dat weet de hub niet.',
    en: 'The return address ({returnDomain}) does not belong to {domain}. DMARC can pass only if your mail server signs for {domain}, which the hub does not know.',
  },
  'aligned-none': {
    nl: 'DMARC slaagt niet: er is geen handtekening van {domain}, en het retouradres ({returnDomain}) hoort er niet bij. Onderteken met DKIM, of kies een BOUNCES_DOMAIN onder {domain}.',
    en: 'DMARC fails: there is no signature of {domain}, and the return address ({returnDomain}) does not belong to it. Sign with DKIM, or choose a BOUNCES_DOMAIN below {domain}.',
  },
  'mx-good': {
    nl: 'Wat terugkomt naar {domain}, wordt aangenomen door {hosts}.',
    en: 'What comes back to {domain} is taken by {hosts}.',
  },
  'mx-missing': {
    nl: '{domain} heeft geen MX-record: wat niet bezorgd kon worden, komt niet terug en telt als bezorgd.',
    en: '{domain} has no MX record: mail that could not be delivered does not come back, and counts as delivered.',
  },
  'mx-missing-no-host': {
    nl: '{domain} heeft geen MX-record: wat niet bezorgd kon worden, komt niet terug en telt als bezorgd. Noem in BOUNCES_MX de server die e-mail voor dit domein aanneemt; dan staat hier het record.',
    en: '{domain} has no MX record: mail that could not be delivered does not come back, and counts as delivered. Name the server that takes mail for this domain in BOUNCES_MX; the record is then shown here.',
  },
  'mx-null': {
    nl: 'Het MX-record van {domain} zegt dat het domein geen e-mail aanneemt. Er komt dus niets terug.',
    en: 'The MX record of {domain} says that the domain takes no mail, so that nothing comes back.',
  },
  'mx-no-address': {
    nl: 'Het MX-record van {domain} noemt {host}, en die naam heeft geen adres in DNS.',
    en: 'The MX record of {domain} names {host}, and that name has no address in DNS.',
  },
  'mx-elsewhere': {
    nl: 'Het MX-record van {domain} noemt {host}, en niet {ours}. Dat kan juist zijn, als die server e-mail aan ons doorgeeft.',
    en: 'The MX record of {domain} names {host}, and not {ours}. That may be right, if that server passes mail on to us.',
  },
  'sts-good': {
    nl: 'Servers die naar {domain} sturen, moeten versleutelen (MTA-STS, ‘enforce’, {days} dagen).',
    en: 'Servers that send to {domain} must encrypt (MTA-STS, ‘enforce’, {days} days).',
  },
  'sts-missing': {
    nl: '{domain} heeft geen MTA-STS. Wat terugkomt, kan onversleuteld of langs een vreemde server komen. Niet verplicht, wel aangeraden: begin met ‘testing’.',
    en: '{domain} has no MTA-STS. What comes back can come without encryption or by way of a stranger’s server. Not required, but advised: begin with ‘testing’.',
  },
  'sts-several': {
    nl: 'Er zijn {count} MTA-STS-records. Er mag er maar één zijn: verzenders negeren ze nu alle.',
    en: 'There are {count} MTA-STS records. Only one is allowed: senders now ignore all of them.',
  },
  'sts-invalid': {
    nl: 'Het MTA-STS-record van {domain} heeft geen geldige ‘id’ (1 tot 32 letters en cijfers).',
    en: 'The MTA-STS record of {domain} has no valid ‘id’ (1 to 32 letters and digits).',
  },
  'sts-no-policy': {
    nl: 'Het record kondigt MTA-STS aan, maar het beleidsbestand van mta-sts.{domain} was niet op te halen ({reason}). Redirects zijn niet toegelaten, en het certificaat moet op die naam staan.',
    en: 'The record announces MTA-STS, but the policy file of mta-sts.{domain} could not be fetched ({reason}). Redirects are not allowed, and the certificate must be for that name.',
  },
  'sts-policy-invalid': {
    nl: 'Het beleidsbestand van MTA-STS bevat een fout: ‘{wrong}’.',
    en: 'The policy file of MTA-STS has a fault: ‘{wrong}’.',
  },
  'sts-server-missing': {
    nl: 'Het MTA-STS-beleid noemt de server {host} van het MX-record niet. Bij ‘enforce’ bezorgen verzenders er niets meer.',
    en: 'The MTA-STS policy does not name the server {host} of the MX record. With ‘enforce’, senders deliver nothing to it.',
  },
  'sts-testing': {
    nl: 'Het MTA-STS-beleid staat op ‘testing’: verzenders melden problemen, maar mogen onversleuteld sturen. Kies ‘enforce’ zodra de rapporten in orde zijn.',
    en: 'The MTA-STS policy is ‘testing’: senders report problems, and may send without encryption. Choose ‘enforce’ once the reports are sound.',
  },
  'sts-off': {
    nl: 'Het MTA-STS-beleid staat op ‘none’: het beschermt niets.',
    en: 'The MTA-STS policy is ‘none’: it protects nothing.',
  },
  'sts-short': {
    nl: 'Het MTA-STS-beleid geldt maar {maxAge} seconden. Kies minstens een dag, liefst weken.',
    en: 'The MTA-STS policy is valid for only {maxAge} seconds. Choose at least a day, better weeks.',
  },
  'tls-reports-good': {
    nl: 'Rapporten over versleuteling gaan naar {destination}.',
    en: 'Reports about encryption go to {destination}.',
  },
  'tls-reports-missing': {
    nl: '{domain} heeft geen TLS-RPT-record: u verneemt niet dat anderen u niet versleuteld kunnen bereiken. Niet verplicht, wel aangeraden.',
    en: '{domain} has no TLS-RPT record: you do not learn that others cannot reach you with encryption. Not required, but advised.',
  },
  'tls-reports-several': {
    nl: 'Er zijn {count} TLS-RPT-records. Er mag er maar één zijn.',
    en: 'There are {count} TLS-RPT records. Only one is allowed.',
  },
  'tls-reports-invalid': {
    nl: 'Het TLS-RPT-record van {domain} noemt geen geldig adres voor rapporten (mailto: of https:).',
    en: 'The TLS-RPT record of {domain} names no valid address for reports (mailto: or https:).',
  },
}
