/** Sentences for values written out, signs that look like marks, gaps that absent values leave, and samples. */
export const templateHintsEn = {
  'not-an-amount': '“{{text}}” is not an amount. Write the figures only, with a point before the cents: {{better}}.',
  'amount-out-of-range':
    'A bank transfers 0.01 to 999,999,999.99 euro. With any other amount there is no payment slip.',
  'not-a-time': '“{{text}}” is not a time of the day. Write hours and minutes: {{better}}.',
  'appointment-only': 'Only “Attend” has a time and a place.',
  'time-without-day': 'Choose a day for this time too.',
  'place-of-lines': 'Write the place on one line.',
  'not-a-day': '“{{text}}” is not a date. Write year, month and day: {{better}}.',
  'structured-check-digits': 'The payment reference {{text}} is wrong. Check the digits.',
  'rf-check-digits': 'The reference {{text}} is wrong. Check the digits.',
  'literal-type': '“{{text}}” does not fit here. Give {{wanted}}.',
  'value-alone': 'Put one value here: a variable without other words, or a value that you write out.',
  'not-an-address': '“{{text}}” is not a web address. Write it in full, for example https://voorbeeld.be/pagina.',
  'link-with-password': 'A link may not hold a user name or password. Remove what comes before the @.',
  'link-mixed-scripts':
    'The name of this site mixes alphabets, so it looks like another site. Its real name is {{host}}. Correct the link.',
  'link-other-script':
    'The name of this site has special letters. Browsers know it as {{host}}. Check that it is the right site.',
  'helper-type':
    '{{name}} works with {{wanted}}. {{value}} is of type {{given}}. Choose another operation or variable.',
  'helper-choice': '{{name}}: after {{argument}}= you can only write one of these: {{choices}}.',
  'compared-types':
    '{{name}} compares two types that are never equal: {{type}} and {{given}} ({{value}}). Choose a value of the same type.',
  'list-as-text': '{{name}} is a list with parts. Choose “For each row”: {{open}}#each {{name}}{{close}}.',
  'else-words': 'After else=, write words in quotes, for example else="not known yet".',
  'placeholder-marks': '{{text}} would appear like this in the letter. Write {{repair}}.',
  'placeholder-unknown':
    '{{text}} will appear like this in the letter. If you mean a variable, write {{repair}} and add it under Variables.',
  'html-marks': '{{text}} would appear like this in the letter. Write **bold**, *italic* or [words](https://…).',
  'heading-without-blank': '{{text}} does not become a heading. Put a space after the hash: {{repair}}.',
  'heading-underlined': 'The line {{text}} does not make a heading here. Remove it and put “# ” before the words.',
  'code-marks': 'The backquotes of {{text}} would appear in the letter. Remove them.',
  'strike-marks':
    'The tildes of {{text}} would appear in the letter: a letter strikes nothing out. Remove the words or the signs.',
  'bold-not-closed':
    '{{text}} would appear like this in the letter. Bold words begin and end with two asterisks, without spaces inside.',
  'link-not-closed':
    '{{text}} is not a link. Write [words](https://…), without a space between, and close both brackets.',
  'table-rule': 'These lines do not become a table. Put this under the head: {{rule}}.',
  'stray-braces':
    '{{text}} would appear like this in the letter. Write {{open}}name{{close}}, with two braces on each side.',
  'bullet-typed': '{{text}} does not make a list: the lines run on. Begin each line with a hyphen and a space.',
  'marks-in-plain-text':
    '{{text}} would appear like this in the letter. Bold words, headings and links are for the text of the letter only.',
  'may-be-absent':
    '{{name}} may be absent. That leaves a gap in the sentence. Put the part between {{open}}#if {{name}}{{close}} and {{open}}/if{{close}}, or say with else="…" what to print instead.',
  'heading-may-stand-alone':
    'In some letters there is nothing below this heading. Put the heading in the same {{open}}#if{{close}} as the text below it.',
  'intro-may-stand-alone':
    'In some letters nothing follows this line. Put it in the same {{open}}#if{{close}} as what comes next.',
  'data-url-password': '{{name}}: a web address may not hold a user name or password. Remove what comes before the @.',
  'data-url-mixed-scripts':
    '{{name}}: the name of this site mixes alphabets, so it looks like another site. Give the right address.',
  'sample-twice': 'Two samples are called {{name}}. Give one of them another name.',
  'sample-not-filled': 'With this sample the letter lacks a value ({{language}}). Complete the sample.',
  'sample-empty-subject': '{{tried}} the subject is empty ({{language}}). Put fixed words in it.',
  'sample-empty-letter': '{{tried}} the letter is empty ({{language}}). Put fixed text in it.',
  'sample-without-slip':
    '{{tried}} there is no payment slip ({{language}}): the amount is absent or not above zero. Put the payment slip in a condition, or make the amount always needed.',
  'sample-slip-amount':
    '{{tried}} the amount of the payment is not an amount ({{language}}), so there is no payment slip. Correct the amount.',
  'sample-slip-iban': '{{tried}} the account number of the payment is wrong ({{language}}). Correct it.',
  'sample-slip-reference':
    '{{tried}} the reference of the payment is wrong ({{language}}): it is empty, too long, or its digits do not fit.',
  'sample-time':
    '{{tried}} the time of the appointment is not a time, or has no day ({{language}}). Use a variable of the type Time.',
  'sample-due': '{{tried}} the last day is not a date ({{language}}). Use a variable of type Date.',
  'sample-empty-code': '{{tried}} a QR code is empty ({{language}}). Put the code in a condition.',
  'sample-code-too-long':
    '{{tried}} a QR code does not fit: it has more than {{most}} characters ({{language}}). Shorten what it holds.',
  'sample-value-of-parts': '{{tried}} a group or a list is used as one value ({{language}}). Name one of its parts.',
  'sample-helper-value':
    '{{tried}} {{helper}} gets a value that does not fit ({{language}}). Check the sample or the operation.',
  'sample-not-written':
    '{{tried}} this does not work: {{form}} ({{language}}). Check the values. The hub reports: {{reason}}',
  'sample-too-many-pages':
    '{{tried}} {{form}} ({{language}}) has {{count}} pages. An envelope takes {{most}}. Shorten the text, or the lists of the sample.',
  'sample-large-too-long':
    '{{tried}} the letter in large print ({{language}}) has {{count}} pages. An envelope takes {{most}}. Readers who ask for large print get this letter in normal print.',
  'sample-structure':
    '{{tried}} a screen reader does not read {{form}} ({{language}}) correctly. The hub reports: {{reason}}',
  'sample-overlap':
    '{{tried}} words lie over each other on page {{page}}: {{form}} ({{language}}). Shorten the values, or the words beside them.',
} as const
