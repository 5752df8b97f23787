import { type FailureRule, rule } from './failure-rule.ts'

/**
 * Words of one product with one meaning, and words about the sender's side, which must not be read as words about the recipient.
 * The first row that matches decides, before every other table.
 */
export const exactRules: readonly FailureRule[] = [
  // Words about the sender, its address or its host.
  rule(
    'policy',
    'Exim, Postfix, Sendmail: sender verification',
    String.raw`sender (address )?(verif\w+|callout) (fail|rejected)|(verify|verification) (of )?sender|could not verify (the )?sender|unverifiable (sender|address: )|sender address rejected|sender (e-?mail |mail )?(address |domain )?(is |was |has been )?(rejected|denied|refused|blocked|invalid|unknown|not (found|allowed|accepted|valid|exist)|does(n't| not) (exist|resolve))`,
  ),
  rule(
    'policy',
    'Sendmail, Exchange: domain of the sender (RFC 3463: 5.1.7, 5.1.8)',
    String.raw`domain of (the )?sender|sender'?s? (e-?mail |mail )?(domain|address) .{0,40}(not|n't |invalid|rejected|unknown|does)|(invalid|bad|unknown|illegal) (sender|return[- ]path|mail from|envelope sender|from address)|mail from .{0,40}(refused|rejected|denied|not allowed)|return address .{0,30}(invalid|rejected)|afzender .{0,30}(geweigerd|onbekend|ongeldig)|exp[ée]diteur .{0,30}(refus|inconnu|invalide|rejet)|absender\w* .{0,30}(abgelehnt|unbekannt|ungültig|verweigert)|mittente .{0,30}(rifiutat|sconosciut)|remitente .{0,30}(rechazad|desconocid)`,
  ),
  rule(
    'policy',
    'Postfix, Exim: name of the sending host',
    String.raw`(invalid|bad|illegal) (helo|ehlo)|(helo|ehlo)\b.{0,60}(reject|invalid|not |denied|mismatch)|reverse (dns|host ?name|lookup|mapping|record)|\bptr\b|client host rejected|cannot find your|can't find your|could not (find|resolve) your|(ip|host) name (is )?(does not|mismatch)|fcrdns|\brdns\b|no dns reverse`,
  ),
  // Exchange and Microsoft 365.
  rule(
    'unknown-recipient',
    'Exchange Online: directory-based edge blocking',
    String.raw`5\.4\.1 .{0,20}recipient address rejected: access denied|as\(201806281\)`,
  ),
  rule(
    'unknown-recipient',
    'Exchange: resolver',
    String.raw`resolver\.adr\.(ex)?recip(ient)?notfound|resolver\.adr\.(ex)?recipient|resolver\.adr\.(bad|invalid)`,
  ),
  rule(
    'loop',
    'Exchange: hop count and loops',
    String.raw`resolver\.fwd\.loop|routing\.loop|hop count exceeded|(mail |routing |forwarding )loop|loops? back to myself|too many hops|routing loop|excessive recursion|maximum allowed times`,
  ),
  rule('too-large', 'Exchange: size limits', String.raw`resolver\.rst\.(recip|send)sizelimit|5\.2\.3\b|5\.3\.4\b`),
  rule(
    'not-allowed-to-send',
    'Exchange: restricted recipients',
    String.raw`resolver\.(rst|grp)\.\w+|sendernotinallowedlist|sendernotauthenticated\w*|approval\.\w+|recipient not authorized, authentication|5\.7\.1(2[0-9]|3[0-9])\b`,
  ),
  rule(
    'mailbox-disabled',
    'Exchange: store',
    String.raw`storedrv\.\S*.{0,60}(accountdisabled|mailboxdisabled|disabled mailbox|logon denied)`,
  ),
  rule(
    'mailbox-full',
    'Exchange: store',
    String.raw`quotaexceeded|storedrv\.\S*.{0,60}(quota|mailbox full)|ecshutoffquota`,
  ),
  rule(
    'policy',
    'Exchange: transport rules',
    String.raw`transport\.rules\.\w+|transportrule|rejected by .{0,30}transport rule|mail flow rule`,
  ),
  rule(
    'domain-unknown',
    'Gmail, Postfix: the DNS knows no such name',
    String.raw`nxdomain|host or domain name not found(?!.{0,160}(try again|timed))`,
  ),
  rule('unreachable', 'Exchange: routing', String.raw`routing\.(nonexthop|noconnector)\w*`),
  rule(
    'domain-unknown',
    'Microsoft 365: name resolution',
    String.raw`infodomainnonexistent|dnsdomaindoesnotexist|nonexistentdomain|5\.4\.310\b|5\.1\.2\b.{0,40}host unknown`,
  ),
  rule(
    'expired-in-queue',
    'Exchange, Microsoft 365: queue',
    String.raw`queue\.expired|message expired|5\.4\.(300|316|317)\b|5\.4\.7\b|4\.4\.7\b`,
  ),
  rule(
    'dns',
    'Microsoft 365: name resolution',
    String.raw`5\.4\.312\b|dns query failed|servfail|dnsconfigproblem|infonorecords`,
  ),
  rule(
    'rate-limited',
    'Exchange Online: limits',
    String.raw`5\.2\.12[0-9]\b|5\.1\.90\b|recipient over hourly|submission quota|recipientratelimit|recipient ?thread ?limit`,
  ),
  rule(
    'blocked',
    'Exchange Online, Outlook.com: reputation',
    String.raw`banned sending ip|\bs31[45]0\b|\b(sc|ou|dy)-00\d\b|traffic not accepted from this ip|tenant has been blocked|5\.7\.(60[6-9]|6[1-4]\d|511|708|750)\b|on our block ?list|service unavailable, client host .{0,60}blocked`,
  ),
  rule(
    'authentication',
    'Microsoft 365, Gmail: DMARC, SPF, DKIM',
    String.raw`5\.7\.(509|515|25|26|27|30|20|21|22|23|24)\b|does not pass dmarc|550 5\.7\.1 .{0,10}unauthenticated (e-?mail|mail)`,
  ),
  rule(
    'policy',
    'Microsoft 365: outbound',
    String.raw`5\.1\.8\b|bad outbound sender|5\.7\.64\b|tenantattribution|5\.7\.57\b|5\.1\.7\b`,
  ),
  // Providers.
  rule('mailbox-disabled', 'Yahoo', String.raw`this mailbox is disabled|554\.30`),
  rule(
    'rate-limited',
    'Yahoo',
    String.raw`\[ts\d\d\]|messages from .{0,60}temporarily deferred|user is receiving (mail|e-?mail) (at a rate|too quickly)|receiving mail at a rate`,
  ),
  rule('policy', 'Yahoo, AOL', String.raw`not accepted for policy reasons|\[\w+\d\] message not accepted|hvu:b\d`),
  rule('mailbox-full', 'Gmail', String.raw`(account|inbox|recipient).{0,40} (is )?(over quota|out of storage)`),
  rule(
    'unknown-recipient',
    'Orange, Wanadoo',
    String.raw`ofr ?416|au moins un destinataire invalide|adresse d.?au moins un`,
  ),
  rule('mailbox-full', 'Orange, Wanadoo', String.raw`ofr ?417|bo.?te du destinataire pleine`),
  rule('spam', 'Orange', String.raw`ofr ?506`),
  rule('rate-limited', 'La Poste', String.raw`lpn\d{3} ?\d*|service refus[ée]\. veuillez`),
  rule(
    'unknown-recipient',
    'Barracuda',
    String.raw`permanent failure for one or more recipients .{0,80}(user unknown|unknown user|no such)`,
  ),
  rule(
    'blocked',
    'Barracuda',
    String.raw`permanent failure for one or more recipients .{0,80}blocked|barracuda(central)? ?(reputation|.{0,20}(block|reject))`,
  ),
  rule(
    'policy',
    'Mimecast',
    String.raw`(rejected by header[- ]based|anti-?spoofing|envelope rejected|administrative prohibition|email rejected due to security policies|local cts|rejected due to (security )?polic)`,
  ),
  rule(
    'unknown-recipient',
    'qmail',
    String.raw`no mailbox here by that name|this address no longer accepts mail|that (user|address) does not have|vpopmail: .{0,20}no such`,
  ),
  rule(
    'domain-unknown',
    'qmail',
    String.raw`couldn'?t find any host named|could not find any host named|couldn'?t find a mail exchanger`,
  ),
  rule(
    'relay-denied',
    'qmail',
    String.raw`isn'?t in my list of allowed rcpthosts|(domain|that) .{0,30}allowed rcpthosts`,
  ),
  rule(
    'loop',
    'qmail, Exim: domain that is not configured',
    String.raw`best-preference mx|lowest numbered mx record points to local host|isn't in my (control|list)|not in my control`,
  ),
  rule(
    'unreachable',
    'qmail',
    String.raw`wasn'?t able to establish an smtp connection|connected to .{0,60}(but connection died|but greeting failed)|it.?s? ?not answering`,
  ),
  rule(
    'no-mail-accepted',
    'RFC 7505: null MX',
    String.raw`null ?mx|no smtp service|(domain|host) does(n't| not) (accept|receive|handle) (any )?(e-?)?mail(?! from)|5\.1\.10 .{0,60}(domain|null)`,
  ),
]
