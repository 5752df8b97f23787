/** What a mail that came back says about its delivery. `nothing`: an automatic reply, a delay, a greeting. */
export type Report =
  | { readonly type: 'delivered' }
  | { readonly type: 'bounced'; readonly class: 'hard' | 'soft'; readonly code: string }
  | { readonly type: 'complained'; readonly kind: string }
  | 'nothing'
