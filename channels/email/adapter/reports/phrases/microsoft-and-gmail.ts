import { type FailureRule, rule } from './failure-rule.ts'

/** Words and codes of Exchange, Microsoft 365 and Gmail with one meaning. */
export const microsoftAndGmailRules: readonly FailureRule[] = [
  rule(
    'unknown-recipient',
    'Exchange Online: directory-based edge blocking',
    String.raw`
    5\.4\.1 …30recipient address(es)? rejected ?: access denied
    as\(2018062[78]1\)
    `,
  ),
  rule(
    'unknown-recipient',
    'Exchange: resolver',
    String.raw`
    resolver\.adr\.(ex)?recip(ient)?notfound
    resolver\.adr\.(ex)?recipient
    resolver\.adr\.(bad|invalid)
    `,
  ),
  rule(
    'loop',
    'Exchange: hop count and loops',
    String.raw`
    resolver\.fwd\.loop
    routing\.loop
    hop count exceeded
    (mail |routing |forwarding )loop
    loops? back to myself
    too many hops
    routing loop
    excessive recursion
    maximum allowed times
    `,
  ),
  rule(
    'too-large',
    'Exchange: size limits',
    String.raw`
    resolver\.rst\.(recip|send)sizelimit
    5\.2\.3\b
    5\.3\.4\b
    `,
  ),
  rule(
    'not-allowed-to-send',
    'Exchange: restricted recipients',
    String.raw`
    resolver\.(rst|grp)\.
    sendernotinallowedlist
    sendernotauthenticated
    approval\.
    recipient not authorized, authentication
    5\.7\.1(2[0-9]|3[0-9])\b
    `,
  ),
  rule(
    'mailbox-disabled',
    'Exchange: store',
    String.raw`
    storedrv\.\S*…(accountdisabled|mailboxdisabled|disabled mailbox|logon denied)
    `,
  ),
  rule(
    'mailbox-full',
    'Exchange: store',
    String.raw`
    quotaexceeded
    storedrv\.\S*…(quota|mailbox full)
    ecshutoffquota
    `,
  ),
  rule(
    'policy',
    'Exchange: transport rules',
    String.raw`
    transport\.rules\.
    transportrule
    rejected by …transport rule
    mail flow rule
    `,
  ),
  rule(
    'domain-unknown',
    'Gmail, Postfix: the DNS knows no such name',
    `
    nxdomain
    host or domain name not found(?!…160(try again|timed))
    dns error: domain name not found
    dns server returned answer with no data
    `,
  ),
  rule(
    'server-fault',
    'Exchange: store that is not mounted',
    `
    missing or bad mailbox database
    `,
  ),
  rule(
    'unreachable',
    'Exchange: routing',
    String.raw`
    routing\.(nonexthop|noconnector)
    `,
  ),
  rule(
    'domain-unknown',
    'Microsoft 365: name resolution',
    String.raw`
    infodomainnonexistent
    dnsdomaindoesnotexist
    nonexistentdomain
    5\.4\.310\b
    5\.1\.2\b…host unknown
    `,
  ),
  rule(
    'expired-in-queue',
    'Exchange, Microsoft 365: queue',
    String.raw`
    queue\.expired
    message expired
    5\.4\.(300|316|317)\b
    5\.4\.7\b
    4\.4\.7\b
    `,
  ),
  rule(
    'dns',
    'Microsoft 365: name resolution',
    String.raw`
    5\.4\.312\b
    dns query failed
    servfail
    dnsconfigproblem
    infonorecords
    `,
  ),
  rule(
    'rate-limited',
    'Exchange Online: limits',
    String.raw`
    5\.2\.12[0-9]\b
    5\.1\.90\b
    recipient over hourly
    submission quota
    recipientratelimit
    recipient ?thread ?limit
    `,
  ),
  rule(
    'blocked',
    'Exchange Online, Outlook.com: reputation',
    String.raw`
    banned sending ip
    \bs31[45]0\b
    \b(sc|ou|dy)-00\d\b
    traffic not accepted from this ip
    tenant has been blocked
    5\.7\.(60[6-9]|6[1-4]\d|511|708|750)\b
    on our block ?list
    service unavailable, client host …blocked
    `,
  ),
  rule(
    'authentication',
    'Microsoft 365, Gmail: DMARC, SPF, DKIM',
    String.raw`
    5\.7\.(509|515|25|26|27|30|20|21|22|23|24)\b
    does not pass dmarc
    550 5\.7\.1 …10unauthenticated (e-?mail|mail)
    `,
  ),
  rule(
    'policy',
    'Microsoft 365: outbound',
    String.raw`
    5\.1\.8\b
    bad outbound sender
    5\.7\.64\b
    tenantattribution
    5\.7\.57\b
    5\.1\.7\b
    `,
  ),
]
