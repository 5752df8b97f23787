/** Lines after which systems quote the mail that they return. A line of sendmail about addresses or its transcript is not one. */
const beginsCopy = [
  String.raw`^.{0,40}\b(copy of (the|your)( original| complete)? (message|mail|e-?mail|header)|below this line is a copy|copy of the message)\b.*$`,
  String.raw`^[ \t>]*[-=_*+]{2,}.{0,10}\b(original|returned|unsent|forwarded|weitergeleitete|ursprüngliche|oorspronkelijk\w*|doorgestuurd\w*|message d.origine|mensaje original|mensagem original|messaggio originale|undelivered) ?(message|mail|nachricht|bericht|e-?mail)?( follows| header\w*| text)?\b.{0,40}$`,
  String.raw`^[ \t>]*[-=_*+]{2,} ?(message|mail) ?(header|headers|text|body|content)s? (follow|of)\w*.{0,40}$`,
  String.raw`^[ \t>*]*(the )?(original |message |mail )?(message )?(headers?|text)( of (the |your )?(original )?(message|mail))?( follows?| are below| below)?[ \t]*:[ \t]*$`,
  String.raw`^[ \t]*(original message|original message headers?|message headers?|ursprüngliche nachricht\w*|oorspronkelijke? bericht\w*|en-t[êe]tes? d\w* message.{0,20}|encabezados? de mensaje.{0,20}|cabe[çc]alhos? (de|da) mensagem.{0,20}|intestazioni.{0,30}) ?:[ \t]*$`,
  String.raw`^(received|return-path|dkim-signature|mime-version|x-uitpost-delivery|list-id|authentication-results):\s`,
]
const copy = new RegExp(beginsCopy.join('|'), 'im')

/** The line on which a report names the subject of the letter, in the languages of Exchange and Domino; and its folded rest. */
const quotedSubject =
  /^[ \t]{0,20}(subject|onderwerp|objet|betreff|oggetto|asunto|assunto|temat|тема|件名|主题|主旨)[ \t]{0,20}:[^\n]{0,1000}$/gim

/** The text of a report without the letter that it quotes and its subject, which may contain any words and figures. */
export function withoutCopy(text: string): string {
  const found = copy.exec(text)
  const own = found === null || text.slice(0, found.index).trim() === '' ? text : text.slice(0, found.index)
  return own.replaceAll(quotedSubject, '')
}
