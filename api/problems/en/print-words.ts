/** The pages of the codes of print contracts and print runs. */
export const printProblemWords = {
  'UP-3040': {
    happened:
      'The new tariff table begins today or earlier, or on a day for which there is a table. Nothing was changed.',
    repair: 'Choose a first day after today: runs up to and including today have their price already.',
    example: 'A table with `from` yesterday.',
  },
  'UP-3041': {
    happened:
      'The partner has not reported this part as refused, so nothing proves that its letters were not posted. Nothing was sent.',
    repair:
      'Ask the partner, and give in `statement` who confirmed when that no letter was posted. It is kept in the audit trail.',
    example: 'Ordering a part again because its report is late.',
  },
  'UP-3042': {
    happened:
      'The part was not handed over yet, or each of its letters was posted, rejected or returned, or is in a later part. Nothing was sent.',
    repair: 'Look at the parts of the run. To send a single letter once more, use `POST /v1/messages/{id}/resend`.',
    example: 'Ordering a part for the second time.',
  },
  'UP-3043': {
    happened:
      'The contract is shared with your entity; only the entity that holds it can change it. Nothing was changed.',
    repair: 'Ask the holder, or make a contract of your own.',
    example: 'A municipality that changes the cut-off of the contract of its purchasing group.',
  },
  'UP-2112': {
    happened:
      'An envelope was registered by a code whose check digits do not fit: a character was misread, is missing, or the code is of something else. Nothing was registered.',
    repair:
      'Read the code once more, or type the twelve characters below the square of the letter. Where it cannot be read, scan the envelope: the scan waits in the tray, and a person finds the letter.',
    example: 'The barcode of another postal service on the same envelope.',
  },
  'UP-3073': {
    happened:
      'A letter was registered as returned, and it has not left on paper: it is only digital, waits for its print run, or was cancelled. Nothing was registered.',
    repair:
      'Look at the timeline of the letter. A page that somebody printed at home and posted is no letter of the hub.',
    example: 'The print-out of a letter that the citizen got in the inbox.',
  },
  'UP-2113': {
    happened:
      'A time is named twice, the last day of a contract has passed, or a number of sheets exceeds what an envelope holds. Nothing was proposed.',
    repair: '`pointer` names the term and `reason` the rule; `detail` says how to change it.',
    example: '`furtherCutOffs` with the time of `cutOff`.',
  },
  'UP-2114': {
    happened:
      'By a line of the tariff table more sheets cost less than fewer, or the line is for a weight that no letter has. Nothing was proposed.',
    repair: '`pointer` names the line, `reason` the rule. Look for a typing mistake in the amount or the weight.',
    example: 'Up to two sheets 158 cents, up to five 15 cents.',
  },
  'UP-5048': {
    happened: 'In a line of the tariff table `postageAmount` is more than `amount`. Nothing was proposed.',
    repair:
      '`pointer` names the line. `amount` is what one envelope costs in all; `postageAmount` is the part of it that is postage. Add the printing to `amount`.',
    example: '`amount` 46 for the printing, and `postageAmount` 112.',
  },
  'UP-3080': {
    happened: 'Another person approved, refused or withdrew this proposal before. Nothing was changed.',
    repair: 'Read the proposal again: it says who decided what, and when. Propose again what is still needed.',
    example: 'Two colleagues who approve at the same moment.',
  },
  'UP-3081': {
    happened:
      'The person, or the key of the person, who proposed this cannot approve or refuse it. Two keys that one person made count as that person. Nothing was changed.',
    repair: 'Let a colleague with `entity:manage` decide, or withdraw the proposal.',
    example: 'An administrator who approves a tariff table that they proposed.',
  },
  'UP-3082': {
    happened:
      'The contract was changed or has ended after this was proposed, or a day that it names has passed. Nothing was changed.',
    repair: 'Withdraw the proposal, and propose what is still needed from the contract as it is now.',
    example: 'Two proposals about one cut-off: the second one does not know the first.',
  },
  'UP-3078': {
    happened: 'The address of a letter of this entity shows in a window, so that no address sheet is made.',
    repair: 'Ask for the letter itself. `GET /v1/print-profile` says whether there is a sheet (`addressSheet`).',
    example: 'A preview asks for the sheet of a contract with envelopes `c5-right`.',
  },
  'UP-3083': {
    happened: 'The contract says this already. Nothing was proposed.',
    repair: 'Compare with `GET /v1/print-contracts/{id}`, and send what is to change.',
    example: 'A tariff table with the prices of the table before it.',
  },
  'UP-4070': {
    happened:
      'A letter on paper was to be released, and the entity has no print contract on this day: it ended while the letter was held. The letter stays held.',
    repair:
      'Add a print contract, or have its end changed, and release the letter. Or cancel it, and send it again by another channel.',
    example:
      '`POST /v1/messages/{id}/release` in January, for a letter that was held in December under a contract of that year.',
  },
  'UP-4071': {
    happened:
      'A warning of a preview, which stops nothing: the letter would be registered, and its preview shows no barcode. The number of the item is taken when the letter is prepared, so that a preview uses none.',
    repair: 'Nothing. The barcode of the letter that is sent is beside its address.',
    example: '`POST /v1/route-previews` with `"postage": "registered"`.',
  },
}
