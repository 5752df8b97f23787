-- The address sheet that left with a letter is a document of its record.
alter table document drop constraint document_kind_check;
alter table document add constraint document_kind_check
  check (kind in ('letter', 'attachment', 'page', 'email', 'slip', 'original', 'proof', 'reply', 'returned', 'receipt',
    'invoice', 'address-sheet')) not valid;
