import { type FailureRule, rule } from './failure-rule.ts'

/** English words about a recipient that does not exist. */
export const unknownRecipientEnglishRules: readonly FailureRule[] = [
  rule(
    'unknown-recipient',
    'en',
    String.raw`
    (nobody|no ?one) (called|named|(by|with|of) (that|this) name)\b
    (mail ?-?box|recipient|user|account|address)( name)? (is )?(unavailable|not available|not allowed)
    no such (local |virtual |e-?mail )?(user|mail ?-?box|recipient|person|account|address|customer|name|alias|mail ?drop
      |member|id|login|subscriber|employee|object)
    (no|not a|isn't a|is not a) (valid |known |local |registered )?(mail ?-?box|user|account|recipient|address|customer
      |mailbox name)\b…25(here|by (that|this) name|with (that|this|the) name|of that name|found|exist|available|named
      |for this|at this|in this|on this)
    no one (here )?(by|with|at) (that|this)
    nobody (here )?by
    there is no (user|one|account|mailbox|recipient|such)
    (recipients?|rcpt) (address )?(is |are |was |were )?not accepted
    server rejected (the |this )?recipients?
    \bthis \w{3,20} do(es)?(n't| not) exists?\b
    unavailable (e-?)?(mail )?(user|recipient|mail ?-?box|address|account)
    mail ?-?box (is )?currently unavailable
    (do|does)(n't| not) exists? (that|this|such|the) (user|recipient|mail ?-?box|account|address)
    not (a |an )?(user|recipient|account|mail ?-?box) (of|on|at|in) (this|the|our|that) (server|system|domain|host)
    (server|host|system|we) (do|does)(n't| not) (handle|host|accept|have|serve) …20for (that|this|the) (user|recipient|address
      |mail ?-?box|account)
    (?<!5\.7\.\d{1,3} )(?<!sender )\b(recipient|rcpt( to)?) (address )?(is |was )?(rejected|refused)[.!]?(?= \(|$| 5\d\d| #)
    `,
  ),
  rule(
    'unknown-recipient',
    'en',
    String.raw`
    {address}\b…\b(unknown|unrecogni[sz]ed|undefined|invalid|illegal|(is |was |be |has )?not (been )?(be )?(found|known
      |recogni[sz]ed|listed|valid|exist\w*|registered|defined|located|a valid|local|unique|a known|on (this|file)|in (the|our
      |this|my|its) (local )?(directory|database|system|list)|present|handled|hosted)|does(n't| not)( \w+)? exist|do(n't| not) exist|did(n't
      | not) exist|dos?n.?t exist|non-?exist\w*|no longer (exists?|on|with|at|here|known)|can(not|'t| not) be (found|located
      |resolved|verified)|could(n't| not) be (found|located|resolved)|wasn't found|isn't (valid|listed|known|found|a valid)
      |is wrong|incorrect|never existed|does not have|hasn't got|misspelled|mistyped)
    `,
  ),
  rule(
    'unknown-recipient',
    'en',
    String.raw`
    (unknown|invalid|bad|non-?existent|non-?existing|not existing|illegal|unrecogni[sz]ed|undefined|wrong|incorrect
      |undeliverable|no valid|non valid|not known|unresolvable|improper) (or (\w+ )?)?(local |virtual |final |delivery |destination |domain |mail |mail ?-?box |intended[ ]
      |e-?mail |forward-?path |rcpt |to )*(user|mail ?-?box|recipient|receiver|account|address(ee)?|local[- ]?part|e-?mail|alias|rcpt
      |login|user ?name|member|customer|id)s?\b
    user unknown
    unknown user
    unknown or illegal alias
    unroutea?ble( mail)? address
    unroutea?ble
    (cannot|can't|could not|couldn't|unable to) route (mail )?to\b(?! (the |this |your )?(host|relay|server|network|gateway|sender))
    addressee unknown
    unknown local-?part
    `,
  ),
  rule(
    'unknown-recipient',
    'en: directories and providers',
    String.raw`
    not listed in
    not in (the |our )?(directory|address book|domino|ldap|recipient list)
    not our customer
    not a (known|valid|current|registered|local) (user|recipient|address|customer|mailbox|e-?mail)
    does(n't| not) have an? \S* ?(account|mailbox|e-?mail)
    ha(s|ve) no (mailbox|account|e-?mail|mail)\b
    \bno mail ?-?box\b
    no (redirect|forwarding|alias) entry
    deliver to a (bogus|forged|fake)\b
    do(n't| not) (know|have|recogni[sz]e) (that|this|such|the|an?|any) (user|person|address|recipient|mailbox|account)
    never heard of
    not a member of (this |the )?domain
    no (mailbox|account|users?|recipient|address|matching|matches)…20 (found|matched|match|for|to nameserver|here
      |exists?)
    address not found
    recipient not found
    user not found
    do(es)?(n't| not) exists? (here|(on|at|in) (this|our|that|the))\b
    not (known|used|registered|recogni[sz]ed|listed) (at|on|in|by|here|for) (this|our|that|the) (site|server|host|domain|system
      |organi[sz]ation|machine)
    not (a |an )?(recogni[sz]ed|registered|existing|active|working) (e-?mail |mail |local |user )?(user|recipient|mail ?-?box
      |address|account)
    not one of our (own )?(address|user|customer|recipient|mail ?-?box|account)
    recipient …20isn't in my list of
    (no one|nobody) (is )?(known|registered)
    (^|\d )unknown([,.]|$| \()
    (^|\d )not used\b
    (was|is) not found (in|on|at) (the |our |this |that )?(ldap|directory|server|domain|database|system|global|gal)
    (unable to|can ?not|could not|couldn't|can't|failed to) (find|locate|identify|resolve) (the |a |an |any |your |this |that
      |alias |intended |specified |destination )*(user|recipient|mail ?-?box|addressee|account|alias)\b
    incorrectly addressed
    address(es)? (that you tried|you tried|you entered|you sent)…(not|n't)
    wasn't found (at|in|on)
    couldn't be found
    could not be found
    cannot be found
    can't be found
    the address …(not found|couldn't|could not)
    e-?mail account that you tried to reach
    no longer (exist|valid)
    directory entry does not specify
    name not found
    user …no longer
    no recipients? (were |was )?(found|matched)
    recipient verif\w+ fail
    recipient verify
    verify recipient
    recipient address rejected: (undeliverable|user|unknown|unverified|no such|does not)
    address unknown
    nonexist
    unrecogni[sz]ed o\/?r ?name
    reserved by rfc
    did not (exactly )?match (an|any)\b
    5\.1\.0 (recipient )?address rejected
    not present in …(directory|list|database)
    (mail ?box|recipient|user) not (present|ok)\b
    mailbox unavaiable
    can't accept user
    not an active address
    not e-?mail addresses
    bad(rcptto|recipientto)
    not in my validrcptto
    valid[- ](address|recipient|rcpt)[- ](filter|check|list)
    your envelope recipient
    missing home directory
    non[- ]?existent (user|mail ?box|recipient)
    no (\S+ )?in name directory
    final delivery userid
    invalid-recipient
    (^|; |\d )not found( \(|$)
    `,
  ),
]
