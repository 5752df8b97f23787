/** A word that the code base no longer uses, with the word of the field that replaced it (docs/glossary.md). */
export interface RetiredWord {
  readonly word: RegExp
  readonly say: string
  /** Only in folders that are cleaned: elsewhere the word still occurs. */
  readonly afterCleaning?: true
}

/**
 * Top-level folders whose comments, test names and remaining names are not cleaned yet. A folder leaves this list once
 * its comments follow the rules; then every rule applies to it. The list should become empty.
 */
export const untilCleaned: ReadonlySet<string> = new Set([])

/** Each is compared with whole identifiers: types, functions, variables, members. */
export const retiredNames: readonly RetiredWord[] = [
  { word: /Happening|^happening$/, say: 'MessageEvent: the table, the API and the field call it an event' },
  { word: /^[sS]teer/, say: 'MessageCommand, changeMessage, issuedBy' },
  { word: /^doer$|^doerOf$/, say: 'actor' },
  { word: /^(?:House)?Press$|^openPress$/, say: 'FontSet: it prints nothing' },
  { word: /^Rope$/, say: 'ByteSegments: a rope is a tree for text editing' },
  { word: /^Ground$|^openGround$/, say: 'BaseServices' },
  { word: /^Gate$/, say: 'AccessRule' },
  { word: /^Door$/, say: 'Portal' },
  { word: /[a-z]Means$/, say: '…Deps', afterCleaning: true },
  { word: /^keepHouse|Housekeeping/, say: 'runMaintenance, scheduleMaintenance' },
  { word: /^forgetKeys$/, say: 'purgeIdempotencyKeys' },
  { word: /^siftRun|^runsWait$|^readsWait$/, say: 'dropUnwantedLetters, hasDueRuns, hasUnseenReads' },
  { word: /^most[A-Z]/, say: 'maxX, as every other limit' },
  { word: /^fixLetter|^FixedLetter$/, say: 'decideLetter, DecidedLetter: to fix is to repair' },
  { word: /^letterAgain|^tellOfNext$/, say: 'loadForResend, linkFollowUp' },
  { word: /^unplan/, say: 'unschedule' },
  { word: /PeopleDesk|^peopleDesk$/, say: 'StaffDirectory' },
  { word: /^[aA]cceptGroups/, say: 'GroupCommit: the term of databases' },
  { word: /^Repetition$/, say: 'IdempotencyKey' },
  { word: /^lookAgain$|^letGo$/, say: 'recheckBeforeHandOver, releaseRows' },
  { word: /^goOn$|^let_go$/, say: 'tryNextChannel, releasedRow', afterCleaning: true },
  { word: /^sayFault|^SaidFault$|^addSaid$/, say: 'formatFault, WordedFault, addWorded' },
  { word: /^checkSum$/, say: 'checkTotalSize: it is no checksum' },
  { word: /AtHand/, say: '…Fixture in tests', afterCleaning: true },
  { word: /^(?:Told|Doer|Standing)$/, say: 'RecordedEvent, Actor, or what it is', afterCleaning: true },
]

/** Each is searched in comments, joined to one line, and in the names of tests. */
export const retiredPhrases: readonly RetiredWord[] = [
  { word: /\b(?:for|of|by|to|from|with) who\b/, say: 'for the caller, of the person: “who” needs an antecedent' },
  { word: /(?:^|[.:;–] )Who(?:ever)? /, say: 'the reader, a person who: a sentence has a grammatical subject' },
  { word: /\banew\b/, say: 'again' },
  { word: /\bsteer/, say: 'command, change' },
  { word: /\bplant(?:s|ed|ing)?\b/, say: 'seed, inject' },
  { word: /\bnobody\b/i, say: 'no caller, no other process' },
  { word: /\bsomebody\b/i, say: 'a person, another process' },
  { word: /\bst(?:ands?|ood)\b(?!-)/i, say: 'is, is stored, is printed, applies' },
  { word: /\b(?:tells?|told)\b/, say: 'returns, reports, logs, says' },
  { word: /\bmeanwhile\b/i, say: 'in the meantime, at the same time' },
  { word: /\blies?\b/, say: 'is, is stored' },
  { word: /\bof ours\b/, say: 'our own' },
  { word: /\bwants?\b/, say: 'needs, requires' },
  { word: /\bkeeps? house\b|\bhousekeeping\b/i, say: 'maintenance' },
  { word: /\bstrangers? made\b/, say: 'untrusted input' },
  { word: /\bready-made\b|\bmade elsewhere\b/, say: 'supplied document' },
  { word: /\bgoes on (?!an? |paper)/, say: 'continues' },
  { word: /\blooks? at\b/, say: 'checks, reads' },
  { word: /\brooms\b/, say: 'layer, folder' },
  { word: /(?<!\{)\bdoors\b(?!\})/, say: 'portal, API' },
  { word: /\bhappenings?\b/, say: 'event' },
  { word: /\bropes?\b/, say: 'byte segments' },
  { word: /(?<!help )\bdesks?\b/, say: 'store' },
]
