import { z } from 'zod'
import { permissions, roles } from '../../core/words/permission.ts'
import { operation } from './operation.ts'
import { shownText } from './words.ts'

/** The person who is signed in, the entities or people for whom they may act, and the token that writes must carry. */
export const me = z
  .object({
    name: z.string(),
    door: z.enum(['staff', 'citizen']),
    entities: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        name: shownText,
        roles: z.array(z.enum(roles)),
        permissions: z.array(z.enum(permissions)),
        onTrial: z.boolean().optional().meta({ description: 'true while the entity is on trial' }),
      }),
    ),
    /** The person works for the hub itself, with or without an entity. */
    isOperator: z.boolean(),
    /** The other people and enterprises whose letters a citizen may read: `id` is the value of `?as=`. */
    mandates: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['enterprise', 'citizen']),
        name: z.string(),
        enterpriseNumber: z.string().optional(),
        role: z
          .enum(['reader', 'handler'])
          .meta({ description: '`reader`: reads letters; `handler`: also acknowledges and refuses them' }),
        until: z.iso
          .datetime({ offset: true })
          .optional()
          .meta({ description: 'when the mandate ends, where the identity provider says so' }),
      }),
    ),
    trial: z.boolean().meta({ description: 'true if nothing is really sent' }),
    actingFor: z.string().nullable().meta({ description: 'the value of `?as=`; null for oneself' }),
    csrfToken: z.string(),
    expiresAt: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'Me' })
export type Me = z.output<typeof me>

export const getMe = operation({
  id: 'getMe',
  tag: 'Sign-in',
  summary: 'Who is signed in',
  query: z.strictObject({ as: z.string().max(64).optional() }),
  answers: { 200: { description: 'The person', body: me } },
})

const door = z.object({ door: z.enum(['staff', 'citizen']) })
export const logIn = operation({
  id: 'logIn',
  tag: 'Sign-in',
  summary: 'Go to the identity provider',
  path: door,
  query: z.strictObject({
    returnTo: z.string().max(2000).optional().meta({ description: 'a path of this site' }),
    strong: z
      .enum(['true', 'false'])
      .transform((value) => value === 'true')
      .optional()
      .meta({ description: 'ask for a strong means, such as an eID, also of a person who is signed in' }),
  }),
  answers: { 302: { description: 'To the identity provider' } },
  refusals: [404, 503],
})
export const finishLogIn = operation({
  id: 'finishLogIn',
  tag: 'Sign-in',
  summary: 'Back from the identity provider',
  path: door,
  query: z.looseObject({}),
  answers: { 302: { description: 'Signed in; redirects to the page requested' } },
  refusals: [404, 503],
})
export const backChannelLogout = operation({
  id: 'backChannelLogout',
  tag: 'Sign-in',
  summary: 'The identity provider reports that a person signed out; their sessions end',
  description:
    'OpenID Connect Back-Channel Logout 1.0: register this address at the provider as `backchannel_logout_uri`, with `backchannel_logout_session_required`.',
  path: door,
  body: z.object({ logout_token: z.string().max(10_000) }),
  urlEncoded: true,
  answers: { 200: { description: 'Done, also without a session', body: z.object({}) } },
  refusals: [404, 503],
})
export const logOut = operation({
  id: 'logOut',
  tag: 'Sign-in',
  summary: 'End the session',
  answers: {
    200: {
      description: 'Done; `signOut`: how the browser ends the session at the identity provider',
      body: z.object({
        signOut: z
          .object({
            url: z.url(),
            fields: z
              .record(z.string(), z.string())
              .optional()
              .describe('Posted to `url` as a form; absent: the browser opens `url`'),
          })
          .optional(),
      }),
    },
  },
})
