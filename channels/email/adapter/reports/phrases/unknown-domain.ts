import { type FailureRule, rule } from './failure-rule.ts'

/** Words about a domain that does not exist. */
export const unknownDomainRules: readonly FailureRule[] = [
  rule(
    'domain-unknown',
    'en',
    String.raw`
    (host|domain|dns (name|entry)|destination|mail server|e-?mail system
      |hostname)( or domain)?( name)?s?\b[^:;]{0,40}?\b(not found|does(n't| not) exist|unknown|non-?exist\w*|invalid
      |isn't valid|not exist|not (be )?(found|resolved|resolvable|located|registered)|could ?n(o|')t be (found|resolved
      |located)|can(not|'t) be (found|resolved|located)|unresolvable|expired|no longer exists?)
    host unknown
    unknown (host|domain|mail domain|destination (host|domain|system))
    no such (domain|host|mail host)
    bad destination (host|system|domain|mail)
    nxdomain
    mx records? points? to non-?existent
    no (valid |usable )?(mx|a|mail exchanger|host|aaaa)( ?(or|and|/) ?(a|mx|aaaa))*( records?| entry| hosts?)? ?(found|exist
      |for|could be|in dns|available|defined)
    (has|have|with|contains) no (valid )?(mx|mail exchanger|a record)
    no mx\b
    no mail (hosts?|servers?|exchangers?) (for|found)
    illegal host
    unrouteable mail domain
    unroutable domain
    domain (name )?(is )?not (registered|valid|known|found)
    (cannot|can't|could not|couldn't|unable to) (resolve|find) …(domain|host)
    unresolvable (domain|host|address)
    domain expired
    (host|domain)( name)? (is )?(not|no longer) (hosted|in use|served|active|handled)\b
    name or service not known
    domain must (exist|resolve)
    domain (is )?not used (for|to receive) (e-?)?mail
    domain (is )?(missing or )?malformed
    host address lookups failed permanently
    `,
  ),
  rule(
    'domain-unknown',
    'nl',
    `
    domein…(bestaat niet|niet gevonden|onbekend|ongeldig)
    `,
  ),
  rule(
    'domain-unknown',
    'fr',
    `
    domaine…(n…2existe (pas|plus)|introuvable|inconnu|invalide)
    `,
  ),
  rule(
    'domain-unknown',
    'de',
    `
    (domain|domäne)…(existiert nicht|nicht (mehr )?(gefunden|vorhanden|bekannt|auffindbar)|unbekannt|ungue?ltig)
    `,
  ),
  rule(
    'domain-unknown',
    'it',
    `
    dominio…(non esiste|inesistente|sconosciut)
    `,
  ),
  rule(
    'domain-unknown',
    'es',
    `
    dominio…(no (existe|se encontr)|inexistente|desconocid)
    `,
  ),
  rule(
    'domain-unknown',
    'pt',
    `
    domínio…(não (existe|encontrad)|inexistente|desconhecid)
    `,
  ),
  rule(
    'domain-unknown',
    'pl',
    `
    domen[ay]…nie (istnieje|znalezion)
    `,
  ),
  rule(
    'domain-unknown',
    'ru',
    `
    домен…не (существует|найден)
    `,
  ),
  rule(
    'domain-unknown',
    'ja',
    `
    ドメイン…(存在しません|見つかりません)
    `,
  ),
  rule(
    'domain-unknown',
    'zh',
    `
    (域名|網域)…(不存在|找不到|无法解析)
    `,
  ),
]
