import { type FailureRule, rule } from './failure-rule.ts'

/** Words of other languages about a recipient that does not exist. */
export const unknownRecipientRules: readonly FailureRule[] = [
  rule(
    'unknown-recipient',
    'nl',
    String.raw`
    (adres(sen)?|e-?mailadres|gebruiker|postvak|postbus|ontvanger|geadresseerde|mailbox|account|mailadres|geadresseerden
      |bestemmeling)\b…\b(onbekende?|bestaat niet|bestaan niet|niet (meer )?(bestaan|bestaat|gevonden|gekend|bekend|geldig
      |juist|aangetroffen)|ongeldig|onjuist|(kan|kon|konden|kunnen) niet worden gevonden|niet worden gevonden
      |niet (te )?vinden|foutief|incorrect|verkeerd)
    onbekende? (gebruiker|ontvanger|adres|geadresseerde|e-?mail|bestemmeling)
    ongeldige? (e-?mail)?(adres|ontvanger|gebruiker)
    (is|werd|was) niet gevonden
    kan niet worden gevonden
    bestaat (hier )?niet
    (kon|kan) …niet vinden
    niet (vermeld|opgenomen|aanwezig) in (het |de |domino)
    (komt|staat) niet (voor )?in (het |de |ons |onze )…20(adresboek|lijst|directory)
    (adresboek|adreslijst|ledenlijst|directory)\b…40niet (vermeld|opgenomen|gevonden|aanwezig|voor)
    geen (postvak|postbus|mailbox|account|gebruiker)\b(?! …20(ruimte|plaats|schijf))
    adres…(van|bij|aan) niemand
    geen (bestaande?|geldige?|bekende?) (e-?mail)?(adres|gebruiker|ontvanger|postvak|bestemmeling)
    (is|werd) (hier |bij ons )?niet (gekend|bekend)
    `,
  ),
  rule(
    'unknown-recipient',
    'fr',
    String.raw`
    non recensée? (dans|sur)
    (adresses?|utilisateur|destinataires?|bo.{1,2}te|compte|mailbox|\bbal\b|abonné|correspondant|usager)\b…\b(inconnue?s?
      |n…2existe(nt)? (pas|plus)|introuvables?|invalides?|incorrecte?s?|non (trouv|valide|existant|reconnu)\w*
      |n…2a pas été trouv|n…2est (pas|plus) (valide|valable|reconnu|connu)|erronée?|inexistante?s?|n…2a pu être trouv)
    (utilisateur|destinataire|adresse|compte|abonné) inconnue?
    est introuvable
    n…2a pas été trouv
    (mesure|action|opération) demandée non (exécutée|effectuée|prise)…boîte (aux lettres )?(non |in)disponible
    aucun (utilisateur|compte|destinataire|abonn)
    aucune (boîte|adresse|messagerie)
    (pas|plus) de (compte|boîte|adresse|messagerie)
    n…2appartient à personne
    (n'avons|n'a|n'ont) pas (pu )?trouv\w* …(adresse|destinataire|utilisateur|compte|boîte)
    (annuaire|répertoire|carnet)\b…40(pas|plus|non) (répertorié|trouvé|présent|recensé|référencé)
    (ne figure pas|absente? de|non répertoriée?|pas répertoriée?) (dans |sur )?…(annuaire|répertoire|carnet|domino)
    n…2existe (pas|plus)
    `,
  ),
  rule(
    'unknown-recipient',
    'de',
    String.raw`
    (\w{0,20}adressen?|empf.{1,2}nger\w*|benutzer\w*|postfach|nutzer\w*|konto|mailbox|teilnehmer|account|user
      |adressat)\b…\b(unbekannt\w*|existier(t|en) nicht|nicht (mehr )?(gefunden|bekannt|vorhanden|existent|existier\w+|gue?ltig
      |ermittelt)|ungue?ltig\w*|konnte nicht gefunden|nicht auffindbar|falsch)
    unbekannte[rs]? (benutzer|empf|adress|nutzer|user|teilnehmer)
    ungue?ltige[rs]? (empf|adress|e-?mail|benutzer)
    wurde …nicht gefunden
    konnte …nicht gefunden werden
    niemand …40bekannt
    kein(e|en)? (postfach|benutzer|empf.{1,2}nger|konto|mailbox|person|nutzer|teilnehmer|solche\w*)
    gibt es (hier )?nicht
    gehört niemand
    nicht (im|in der|in dem) …20(verzeichnis|adressbuch|liste|directory)
    (verzeichnis|adressbuch|liste|directory)\b…40nicht (aufgeführt|eingetragen|gelistet|enthalten|vorhanden|verzeichnet|gefunden)
    kein(e|en)? (gültige|bekannte|existierende)[rsn]? (e-?mail|empf|adress|benutzer|postfach)
    existiert nicht
    nicht zustellbar, unbekannt
    `,
  ),
  rule(
    'unknown-recipient',
    'it',
    String.raw`
    (indirizzo|utente|destinatario|casella|mailbox|account|nome)\b…\b(sconosciut\w|inesistent\w|non (e[ ]
      |è )?(stat[oa] )?(trovat\w|esist\w*|valid\w|corrett\w|riconosciut\w|presente)|errat\w|impossibile trovare)
    (utente|destinatario|destin\.|indirizzo) sconosciut
    destinatario errat
    non (e|è) stat\w trovat
    non esiste
    nessun utente
    impossibile trovare (l'|il |lo |la )?(indirizzo|destinatario|utente|casella|account)
    impossibile trovare \S+ (in|su|presso)\b
    non (figura|presente|elencat\w) (in|nel\w*|sul\w*) …20(domino|rubrica|directory|elenco)
    `,
  ),
  rule(
    'unknown-recipient',
    'es',
    String.raw`
    (dirección|usuario|destinatario|buzón|cuenta|casilla|correo)\b…\b(desconocid\w|inexistente|no (existe|encontrad\w
      |(es )?válid\w|se (ha )?(encontr\w+|pudo encontrar|encuentra|localiz\w+)|es correcta)|inválid\w|incorrect\w|errónea)
    usuario desconocido
    no se (ha )?(encontr|pudo encontrar|encuentra)
    no se (pudo|puede|ha podido) (localizar|encontrar)
    no (figura|aparece|consta) en (el |la )…20(directorio|libreta|lista|domino)
    no existe
    `,
  ),
  rule(
    'unknown-recipient',
    'pt',
    String.raw`
    (endereço|usuário|utilizador|destinatário|caixa|conta|e-?mail)\b…\b(desconhecid\w|inexistente|não (existe|encontrad\w
      |foi (possível )?(encontra|localiza)\w+|(e )?válid\w)|inválid\w|incorret\w)
    usuário desconhecido
    não (foi possível|conseguimos) (localizar|encontrar) …(endereço|destinatário|usuário|utilizador|conta|caixa)
    impossível (localizar|encontrar) …(endereço|destinatário|usuário|utilizador|conta|caixa)
    não foi encontrad
    não existe
    `,
  ),
  rule(
    'unknown-recipient',
    'pl',
    String.raw`
    (adres|użytkownik|odbiorc|skrzynk|kont)\w*…(nieznan|nie istnieje|nieprawidłow|niepoprawn)
    (adres|użytkownik|odbiorc|skrzynk|kont)\w*…nie (został\w? )?(znalezion|odnalezion)
    (adres|użytkownik|odbiorc|skrzynk|kont)\w*…nie (można|udało się) (odnale|znale)
    nie (ma|znaleziono|istnieje) (takie\w* )?(użytkownik|konta|adresu|skrzynki|odbiorcy)
    brak (takie\w* )?(użytkownika|konta|skrzynki|adresu)
    nie (można|udało się) (odnaleźć|znaleźć|odszukać) …(adres|użytkownik|odbiorc|adresat|skrzyn|kont)
    `,
  ),
  rule(
    'unknown-recipient',
    'cs, sk',
    String.raw`
    (uživatel|adresa|schránk|příjemce|adresát)\S*…(neexistuje|nenalezen|neznám|nebyl\w? nalezen)
    neznám\S+ (uživatel|adres)
    `,
  ),
  rule(
    'unknown-recipient',
    'ru',
    String.raw`
    (пользовател|адрес|получател|ящик|аккаунт|уч[её]тн|абонент|имя)\S*…(не существует|не найден|неизвест|не зарегистрирован)
    (пользовател|адрес|получател|ящик|аккаунт|уч[её]тн|абонент|имя)\S*…(недейств|неверн|неправильн|не обнаружен|отсутствует)
    (пользовател|адрес|получател|ящик|аккаунт|уч[её]тн|абонент|имя)\S*…не был найден
    нет (такого|такой) (пользовател|адрес|ящик|получател)
    неизвестный (пользователь|получатель|адрес)
    несуществующ
    не удалось найти
    `,
  ),
  rule(
    'unknown-recipient',
    'uk',
    String.raw`
    користувач\S*…(не існує|не знайден)
    `,
  ),
  rule(
    'unknown-recipient',
    'bg',
    String.raw`
    потребител\S*…не съществува
    `,
  ),
  rule(
    'unknown-recipient',
    'ja',
    `
    (宛先|あて先|宛て先|ユーザ|メールアドレス|アドレス|受信者|送信先|宛名)…(存在しません|存在しない|存在せず|ありません|不明)
    (宛先|あて先|宛て先|ユーザ|メールアドレス|アドレス|受信者|送信先|宛名)…(見つかりません|見つからない|誤り|間違|正しく|該当)
    ユーザー?(が|は)?(不明|存在)
    該当…12(ありません|いません|なし)
    お使い(に|で)なって?(おり)?ません
    (届|配信|送信)…20存在しな
    見つかりませんでした
    ディレクトリのリストにありません
    `,
  ),
  rule(
    'unknown-recipient',
    'zh',
    `
    (用户|用戶|收件人|收件者|使用者)…24(不存在|未找到|找不到|无效|無效|未知|不正确|不正確)
    (用户|用戶|收件人|收件者|邮箱|郵箱|信箱)…8未(开通|開通|注册|註冊)
    (邮箱|郵箱|信箱|地址|帐号|帳號|账号|账户|帳戶|电子邮件地址)…24(不存在|未找到|找不到|无效|無效|未知|不正确|不正確)
    (用户|用戶|收件人|收件者|使用者|邮箱|郵箱|信箱|地址|帐号|帳號|账号|账户|帳戶)…4(错误|錯誤)
    (找不到|不存在|没有|沒有|查无|查無|未找到)(该|此|的|这个|这|該|這個)?…8(用户|用戶|收件人|收件者|使用者|此人)
    (找不到|不存在|没有|沒有|查无|查無|未找到)(该|此|的|这个|这|該|這個)?…8(邮箱|郵箱|信箱|地址|帐号|帳號|账号)
    無(此|該|这|這)(用户|用戶|收件人|收件者|使用者|邮箱|郵箱|信箱|地址|帐号|帳號|账号)
    `,
  ),
  rule(
    'unknown-recipient',
    'ko',
    `
    (사용자|수신자|받는 ?사람|메일 ?주소|계정|주소|아이디|수신인)…(존재하지|없습니다|없는|찾을 ?수 ?없|잘못|확인되지)
    없는 (사용자|메일|계정)
    `,
  ),
  rule(
    'unknown-recipient',
    'sv',
    String.raw`
    (användar|adress|mottagar|brevlåda|e-?post)\w*\b…(okänd|finns inte|hittades inte|kunde inte hittas)
    (användar|adress|mottagar|brevlåda|e-?post)\w*\b…(existerar inte|ogiltig)
    (gick|går) inte att hitta …(adress|mottagar|användar|brevlåd)
    kunde inte hitta …(adress|mottagar|användar|brevlåd)
    `,
  ),
  rule(
    'unknown-recipient',
    'da',
    String.raw`
    (bruger|modtager|(e-?)?mail-?adresse|adresse|postkasse|e-?post)\w*\b…(ukendt|findes ikke|blev ikke fundet|ugyldig)
    (bruger|modtager|(e-?)?mail-?adresse|adresse|postkasse|e-?post)\w*\b…kunne ikke findes
    kunne ikke finde …(adresse|modtager|bruger|postkasse)
    `,
  ),
  rule(
    'unknown-recipient',
    'no',
    String.raw`
    (bruker|mottaker|adresse|postkasse|e-?post)\w*\b…(ukjent|finnes ikke|ble ikke funnet|eksisterer ikke|ugyldig)
    (bruker|mottaker|adresse|postkasse|e-?post)\w*\b…kunne ikke finnes
    (fant|finner) ikke …(adresse|mottaker|bruker|postboks)
    `,
  ),
  rule(
    'unknown-recipient',
    'fi',
    String.raw`
    (käyttäjä|osoite|vastaanottaja)\w*\b…(tuntematon|ei ole olemassa|ei löydy|ei löytynyt|ei löydetty)
    `,
  ),
  rule(
    'unknown-recipient',
    'hu',
    String.raw`
    (felhasználó|címzett|cím|postafiók)\S*…(ismeretlen|nem létezik|nem található|érvénytelen)
    `,
  ),
  rule(
    'unknown-recipient',
    'tr',
    String.raw`
    (kullanıcı|alıcı|adres|posta kutusu|e-?posta)\S*…(bulunamad|bilinmiyor|mevcut değil|geçersiz)
    `,
  ),
  rule(
    'unknown-recipient',
    'ro',
    String.raw`
    (utilizator|destinatar|adres|căsuța)\w*\b…(necunoscut|inexistent|nu exist|nu a fost găsit)
    `,
  ),
  rule(
    'unknown-recipient',
    'el',
    String.raw`
    (χρήστη|διεύθυνση|παραλήπτη)\S*…(δεν (υπάρχει|βρέθηκε)|άγνωστ)
    `,
  ),
]
