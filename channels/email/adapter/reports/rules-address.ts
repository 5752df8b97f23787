import { type FailureRule, rule } from './failure-rule.ts'

const address = String.raw`(user|mail ?-?box|recipient|account|address(ee)?|e-?mail ?(address|account)|local[- ]?part|alias|person|destination|user ?name|customer|member|subscriber|inbox|uid|rcpt( to)?|mail ?drop|employee)s?('s)?`

/** What may be between the address and what is said of it: not the end of a sentence, and not another answer. */
const gap = String.raw`(?:(?![45]\d\d[ -]|\. )[^;]){0,60}?`

/** Words about the address: it does not exist, is no longer used, or its domain does not exist. */
export const addressRules: readonly FailureRule[] = [
  rule(
    'moved',
    'RFC 3463, X.1.6; RFC 5321, 551',
    String.raw`(user|recipient|mailbox|account|address|person|addressee)\b.{0,40}\b(has moved|moved to|has changed|relocated|moved)|user not local.{0,3} ?(please )?try|(e-?mail )?address has (been )?changed|changed (his|her|their|my|its|our) (e-?mail )?address|new (e-?mail )?address( is|:)|d[ée]m[ée]nag|verhuisd|adres is gewijzigd|a chang[ée] d.adresse`,
  ),
  rule(
    'mailbox-disabled',
    'en',
    String.raw`${address}\b${gap}\b(disabled|inactive|deactivated|de-activated|suspended|closed|deleted|removed|terminated|cancel+ed|expired|locked|frozen|discontinued|not (been )?(active|activated|enabled)|dormant|abandoned|retired|decommissioned|no longer (active|available|in use|in service|used|monitored|maintained|valid|accepts|receives|accepting|receiving)|out of service|turned off|ceased|obsolete)|(disabled|inactive|deactivated|suspended|closed|expired|deleted|dead|locked) (user|recipient|mail ?-?box|account|address|e-?mail)|no longer (accepts?|accepting|receiv\w+) (any )?(e-?)?mail|address (does not|doesn't) (accept|receive) (any )?(e-?)?mail(?! from)|not accepting (any )?(e-?)?mail(?! from)|never logged (in|on)|no longer (employed|works?|working|with (the|this|our)|a member|at this|in the)`,
  ),
  rule(
    'mailbox-disabled',
    'nl, fr, de',
    String.raw`(account|postvak|mailbox|adres|gebruiker|postbus)\b.{0,50}\b(gedeactiveerd|uitgeschakeld|geblokkeerd|gesloten|opgeheven|verwijderd|inactief|buiten gebruik|niet (meer|langer) (actief|in gebruik|geldig|beschikbaar)|afgesloten)|(compte|bo.?te|adresse|messagerie)\b.{0,60}\b(d[ée]sactiv[ée]e?|ferm[ée]e?|suspendue?|bloqu[ée]e?|supprim[ée]e?|inactive?|inactif|r[ée]sili[ée]e?|cl[ôo]tur[ée]e?|plus (active?|utilis[ée]e?|en service|valide|valable))|(konto|postfach|adresse|account|benutzer\w*|mailbox|empfänger\w*)\b.{0,60}\b(deaktiviert|gesperrt|geschlossen|gelöscht|inaktiv|stillgelegt|abgemeldet|aufgelöst|nicht (mehr )?(aktiv|verfügbar|in betrieb|erreichbar|gültig)|eingestellt)`,
  ),
  rule(
    'mailbox-disabled',
    'it, es, pt, pl, ru, ja, zh',
    String.raw`(casella|account|utente|indirizzo|cuenta|buz[óo]n|usuario|conta|caixa|endere[çc]o)\b.{0,50}\b(disabilitat|disattivat|sospes|chius|cancellat|inattiv|non (e )?(piu )?attiv|deshabilitad|desactivad|suspendid|cerrad|bloquead|eliminad|inactiv|desativad|encerrad|suspens|inativ)|(konto|skrzynka|adres|uzytkownik)\b.{0,40}(zablokowan|nieaktywn|zamkniet|usunięt|wyłączon|zawieszon)|(ящик|пользовател|уч[её]тная запись|аккаунт|адрес).{0,50}(заблокирован|отключ[её]н|неактивн|удал[её]н|закрыт|деактивирован)|(アカウント|メールボックス|アドレス|ユーザー?).{0,20}(無効|停止|利用できません|使われて|使用されて|解約)|(邮箱|郵箱|帐号|帳號|账号|账户|用户).{0,12}(停用|禁用|被封|冻结|凍結|注销|已删除|关闭|被锁)`,
  ),
  rule(
    'unknown-recipient',
    'en',
    String.raw`(mail ?-?box|recipient|user|account|address)( name)? (is )?(unavailable|not available|not allowed)|no such (local |virtual |e-?mail )?(user|mail ?-?box|recipient|person|account|address|customer|name|alias|mail ?drop|member|id|login|subscriber|employee|object)|(no|not a|isn't a|is not a) (valid |known |local |registered )?(mail ?-?box|user|account|recipient|address|customer|mailbox name)\b.{0,25}(here|by (that|this) name|with (that|this|the) name|of that name|found|exist|available|named|for this|at this|in this|on this)|no one (here )?(by|with|at) (that|this)|nobody (here )?by|there is no (user|one|account|mailbox|recipient|such)`,
  ),
  rule(
    'unknown-recipient',
    'en',
    String.raw`${address}\b${gap}\b(unknown|unrecogni[sz]ed|undefined|invalid|illegal|(is |was |be |has )?not (been )?(be )?(found|known|recogni[sz]ed|listed|valid|exist\w*|registered|defined|located|a valid|local|unique|a known|on (this|file)|in (the|our|this) (directory|database|system|list)|handled|hosted)|does(n't| not)( \w+)? exist|do(n't| not) exist|did(n't| not) exist|dos?n.?t exist|non-?exist\w*|no longer (exists?|on|with|at|here|known)|can(not|'t| not) be (found|located|resolved|verified)|could(n't| not) be (found|located|resolved)|wasn't found|isn't (valid|listed|known|found|a valid)|is wrong|incorrect|never existed|does not have|hasn't got|misspelled|mistyped)`,
  ),
  rule(
    'unknown-recipient',
    'en',
    String.raw`(unknown|invalid|bad|non-?existent|non-?existing|not existing|illegal|unrecogni[sz]ed|undefined|wrong|incorrect|undeliverable|no valid|non valid|not known|unresolvable|improper) (or (\w+ )?)?(local |virtual |final |destination |e-?mail |forward-?path |rcpt |to )*(user|mail ?-?box|recipient|account|address(ee)?|local[- ]?part|e-?mail|alias|rcpt|login|user ?name|member|customer|id)s?\b|user unknown|unknown user|unknown or illegal alias|unroutea?ble( mail)? address|unroutea?ble|addressee unknown|unknown local-?part`,
  ),
  rule(
    'unknown-recipient',
    'en: directories and providers',
    String.raw`not listed in|not in (the |our )?(directory|address book|domino|ldap|recipient list)|not our customer|not a (known|valid|current|registered|local) (user|recipient|address|customer|mailbox|e-?mail)|does(n't| not) have an? \S* ?(account|mailbox|e-?mail)|has no (mailbox|account|e-?mail)|do(n't| not) (know|have|recogni[sz]e) (that|this|such|the|an?|any) (user|person|address|recipient|mailbox|account)|never heard of|no (mailbox|account|users?|recipient|address|matching|matches)( \w+){0,3} (found|matched|match|for|to nameserver|here|exists?)|address not found|recipient not found|user not found|address(es)? (that you tried|you tried|you entered|you sent).{0,60}(not|n't)|wasn't found (at|in|on)|couldn't be found|could not be found|cannot be found|can't be found|the address .{0,60}(not found|couldn't|could not)|e-?mail account that you tried to reach|no longer (exist|valid)|directory entry does not specify|name not found|user .{0,40}no longer|no recipients? (were |was )?(found|matched)|recipient verif\w+ fail|recipient verify|verify recipient|recipient address rejected: (undeliverable|user|unknown|unverified|no such|does not)|address unknown|nonexist|unrecogni[sz]ed o\/?r ?name|reserved by rfc`,
  ),
  rule(
    'unknown-recipient',
    'nl',
    String.raw`(adres(sen)?|e-?mailadres|gebruiker|postvak|postbus|ontvanger|geadresseerde|mailbox|account|mailadres|geadresseerden|bestemmeling)\b.{0,80}\b(onbekende?|bestaat niet|bestaan niet|niet (meer )?(bestaan|bestaat|gevonden|gekend|bekend|geldig|juist|aangetroffen)|ongeldig|onjuist|(kan|kon|konden|kunnen) niet worden gevonden|niet worden gevonden|niet (te )?vinden|foutief|incorrect|verkeerd)|onbekende? (gebruiker|ontvanger|adres|geadresseerde|e-?mail|bestemmeling)|ongeldige? (e-?mail)?(adres|ontvanger|gebruiker)|(is|werd|was) niet gevonden|kan niet worden gevonden|bestaat (hier )?niet|(kon|kan) .{0,60}niet vinden`,
  ),
  rule(
    'unknown-recipient',
    'fr',
    String.raw`(adresses?|utilisateur|destinataires?|bo.?te|compte|mailbox|\bbal\b|abonn[ée]|correspondant|usager)\b.{0,80}\b(inconnue?s?|n.{0,2}existe(nt)? (pas|plus)|introuvables?|invalides?|incorrecte?s?|non (trouv|valide|existant|reconnu)\w*|n.{0,2}a pas [ée]t[ée] trouv|n.{0,2}est (pas|plus) (valide|valable|reconnu|connu)|erron[ée]e?|inexistante?s?|n.{0,2}a pu [êe]tre trouv)|(utilisateur|destinataire|adresse|compte|abonn[ée]) inconnue?|est introuvable|n.{0,2}a pas [ée]t[ée] trouv|aucun (utilisateur|compte|destinataire|abonn)|n.{0,2}existe (pas|plus)`,
  ),
  rule(
    'unknown-recipient',
    'de',
    String.raw`(\w*adressen?|empf.{1,2}nger\w*|benutzer\w*|postfach|nutzer\w*|konto|mailbox|teilnehmer|account|user|adressat)\b.{0,80}\b(unbekannt\w*|existier(t|en) nicht|nicht (mehr )?(gefunden|bekannt|vorhanden|existent|existier\w+|gültig|ermittelt)|ungültig\w*|konnte nicht gefunden|nicht auffindbar|falsch)|unbekannte[rs]? (benutzer|empf|adress|nutzer|user|teilnehmer)|ungültige[rs]? (empf|adress|e-?mail|benutzer)|wurde .{0,80}nicht gefunden|konnte .{0,60}nicht gefunden werden|kein(e|en)? (postfach|benutzer|empf.{1,2}nger|konto|mailbox|solche\w*)|gibt es (hier )?nicht|existiert nicht|nicht zustellbar, unbekannt`,
  ),
  rule(
    'unknown-recipient',
    'it',
    String.raw`(indirizzo|utente|destinatario|casella|mailbox|account|nome)\b.{0,80}\b(sconosciut\w|inesistent\w|non (e |è )?(stat[oa] )?(trovat\w|esist\w*|valid\w|corrett\w|riconosciut\w|presente)|errat\w|impossibile trovare)|(utente|destinatario|indirizzo) sconosciut|non (e|è) stat\w trovat|non esiste`,
  ),
  rule(
    'unknown-recipient',
    'es',
    String.raw`(direcci[óo]n|usuario|destinatario|buz[óo]n|cuenta|casilla|correo)\b.{0,80}\b(desconocid\w|inexistente|no (existe|encontrad\w|(es )?v[áa]lid\w|se (ha )?(encontr\w+|pudo encontrar|encuentra|localiz\w+)|es correcta)|inv[áa]lid\w|incorrect\w|err[óo]nea)|usuario desconocido|no se (ha )?(encontr|pudo encontrar|encuentra)|no existe`,
  ),
  rule(
    'unknown-recipient',
    'pt',
    String.raw`(endere[çc]o|usu[áa]rio|utilizador|destinat[áa]rio|caixa|conta|e-?mail)\b.{0,80}\b(desconhecid\w|inexistente|n[ãa]o (existe|encontrad\w|foi (poss[íi]vel )?(encontra|localiza)\w+|(e )?v[áa]lid\w)|inv[áa]lid\w|incorret\w)|usu[áa]rio desconhecido|n[ãa]o foi encontrad|n[ãa]o existe`,
  ),
  rule(
    'unknown-recipient',
    'pl, cs, sk',
    String.raw`(adres\w*|u[żz]ytkownik\w*|odbiorc\w+|skrzynk\w+|kont\w)\b.{0,80}(nieznan\w+|nie istnieje|nie (został\w? )?(znalezion\w+|odnalezion\w+)|nieprawidłow\w+|niepoprawn\w+|nie (mozna|udało si[ęe]) (odnale|znale)\S+)|nie (ma|znaleziono|istnieje) (takie\w* )?(u[żz]ytkownik\w*|konta|adresu|skrzynki|odbiorcy)|brak (takie\w* )?(u[żz]ytkownika|konta|skrzynki|adresu)|(u[žz]ivatel|adresa|schr[áa]nka|p[řr][íi]jemce|schr[áa]nku|adres[áa]t)\S*.{0,60}(neexistuje|nenalezen|nezn[áa]m|nebyl\w? nalezen)|nezn[áa]m\S+ (u[žz]ivatel|adres)`,
  ),
  rule(
    'unknown-recipient',
    'ru, uk, bg',
    String.raw`(пользовател|адрес|получател|ящик|аккаунт|уч[её]тн|абонент|имя)\S*.{0,80}(не существует|не найден|неизвест|не зарегистрирован|недейств|неверн|неправильн|не обнаружен|не был найден|отсутствует)|нет (такого|такой) (пользовател|адрес|ящик|получател)\S*|неизвестный (пользователь|получатель|адрес)|несуществующ|не удалось найти|користувач\S*.{0,40}(не існує|не знайден)|потребител\S*.{0,40}не съществува`,
  ),
  rule(
    'unknown-recipient',
    'ja',
    String.raw`(宛先|あて先|宛て先|ユーザ|メールアドレス|アドレス|受信者|送信先|宛名).{0,40}(存在しません|存在しない|存在せず|見つかりません|見つからない|見つかりませんでした|不明|ありません|誤り|間違|正しく|該当)|ユーザー?(が|は)?(不明|存在)|該当.{0,12}(ありません|いません|なし)|お使い(に|で)なって?(おり)?ません|(届|配信|送信).{0,20}存在しな|見つかりませんでした`,
  ),
  rule(
    'unknown-recipient',
    'zh, ko',
    String.raw`(用户|用戶|收件人|收件者|邮箱|郵箱|信箱|地址|帐号|帳號|账号|账户|帳戶|使用者|电子邮件地址).{0,24}(不存在|未找到|找不到|无效|無效|错误|錯誤|未知|不正确|不正確)|(找不到|不存在|没有|沒有|無(?=此|該|这|這)|查无|查無|未找到)(该|此|的|这个|这|該|這個)?.{0,8}(用户|用戶|收件人|收件者|邮箱|郵箱|信箱|地址|帐号|帳號|账号|使用者|此人)|(사용자|수신자|받는 ?사람|메일 ?주소|계정|받는사람|주소|아이디|수신인).{0,30}(존재하지|없습니다|없는|찾을 ?수 ?없|잘못|확인되지)|없는 (사용자|메일|계정)`,
  ),
  rule(
    'unknown-recipient',
    'sv, da, no, fi, hu, tr, ro, el',
    String.raw`(anv[äa]ndar\w*|adress\w*|mottagar\w*|brevl[åa]da\w*|bruger\w*|bruker\w*|modtager\w*|mottaker\w*|postkasse\w*|e-?post\w*)\b.{0,60}(ok[äa]nd|finns inte|hittades inte|kunde inte hittas|existerar inte|ogiltig|ukendt|ukjent|findes ikke|finnes ikke|blev ikke fundet|ble ikke funnet|eksisterer ikke|ugyldig|kunne ikke (findes|finnes))|(k[äa]ytt[äa]j[äa]\w*|osoite\w*|vastaanottaja\w*)\b.{0,60}(tuntematon|ei ole olemassa|ei l[öo]ydy|ei l[öo]ytynyt|ei l[öo]ydetty)|(felhaszn[áa]l[óo]|c[íi]mzett|c[íi]m|postafi[óo]k)\S*.{0,60}(ismeretlen|nem l[ée]tezik|nem tal[áa]lhat[óo]|[ée]rv[ée]nytelen)|(kullan[iı]c[iı]|al[iı]c[iı]|adres|posta kutusu|e-?posta)\S*.{0,60}(bulunamad|bilinmiyor|mevcut de[gğ]il|ge[çc]ersiz)|(utilizator\w*|destinatar\w*|adres\w*|c[ăa]su[țt]a)\b.{0,60}(necunoscut|inexistent|nu exist|nu a fost g[ăa]sit)|(χρ[ήη]στη|διε[ύυ]θυνση|παραλ[ήη]πτη)\S*.{0,60}(δεν (υπ[άα]ρχει|βρ[έε]θηκε)|[άα]γνωστ)`,
  ),
  rule(
    'domain-unknown',
    'en',
    String.raw`(host|domain|dns (name|entry)|destination|mail server|e-?mail system|hostname)( or domain)?( name)?s?\b[^:;]{0,40}?\b(not found|does(n't| not) exist|unknown|non-?exist\w*|invalid|isn't valid|not exist|not (be )?(found|resolved|resolvable|located|registered)|could ?n(o|')t be (found|resolved|located)|can(not|'t) be (found|resolved|located)|unresolvable|expired|no longer exists?)|host unknown|unknown (host|domain|mail domain|destination (host|domain|system))|no such (domain|host|mail host)|bad destination (host|system|domain|mail)|nxdomain|mx records? points? to non-?existent|no (valid |usable )?(mx|a|mail exchanger|host|aaaa)( ?(or|and|/) ?(a|mx|aaaa))*( records?| entry| hosts?)? ?(found|exist|for|could be|in dns|available|defined)|(has|have|with|contains) no (valid )?(mx|mail exchanger|a record)|no mx\b|illegal host|unrouteable mail domain|unroutable domain|domain (name )?(is )?not (registered|valid|known|found)|(cannot|can't|could not|couldn't|unable to) (resolve|find) .{0,40}(domain|host)|unresolvable (domain|host|address)|domain expired`,
  ),
  rule(
    'domain-unknown',
    'nl, fr, de, it, es, pt, pl, ru, ja, zh',
    String.raw`(domein\w*|domaine|domain\w*|domäne\w*|dominio|dom[íi]nio|domena|domeny|домен\S*|ドメイン|域名|網域).{0,50}(bestaat niet|niet gevonden|onbekend|ongeldig|n.{0,2}existe (pas|plus)|introuvable|inconnu|existiert nicht|nicht gefunden|unbekannt|ungültig|non esiste|inesistente|no (existe|se encontr)|n[ãa]o (existe|encontrad)|nie (istnieje|znalezion)|не (существует|найден)|存在しません|見つかりません|不存在|找不到|无法解析)`,
  ),
]

/** Words that refuse without a reason: they decide only where neither the status nor another row does. */
export const weakRules: readonly FailureRule[] = [
  rule(
    'temporary',
    'all servers',
    String.raw`service (is )?(currently )?(unavailable|not available|shutting down|busy)|server (is )?(too )?busy`,
  ),
  rule(
    'policy',
    'all servers',
    String.raw`polic(y|ies)|access (is |was )?denied|not (permitted|allowed|authori[sz]ed|accepted|acceptable)|administrative(ly)? (prohib|den|reject|restrict)|security|prohibited|forbidden|refused|denied|rejected|blocked|banned|restrict|unacceptable|geweigerd|refus[ée]|rejet[ée]|abgelehnt|verweigert|rifiutat|rechazad|rejeitad|recusad|odrzucon|отклон|отказ|拒否|拒绝|拒絕|거부`,
  ),
  rule(
    'server-fault',
    'all servers',
    String.raw`(internal|local|system|server|configuration|unexpected|unknown|processing|protocol|syntax|command) (server )?(error|failure|problem|fault)|i\/o error|out of memory|disk error|command (not|unrecogni)|bad sequence|transaction failed|not accepting network|mailer (process )?error|can't create|cannot (create|append|open|write)`,
  ),
]
