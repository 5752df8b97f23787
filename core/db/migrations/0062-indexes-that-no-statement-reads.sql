-- No statement reads these two, and every letter paid for them: 152 bytes of index for the hashes of its documents, 169 for its
-- events. The feed has its own index by entity (event_feed).
drop index document_sha256;
drop index event_order;
