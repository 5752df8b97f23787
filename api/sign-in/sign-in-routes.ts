import * as session from '../contract/session.ts'
import { get, post, type Route } from '../server/route.ts'
import { postBackChannelLogout } from './back-channel.ts'
import { finishLogIn, logIn, logOut } from './sign-in-handlers.ts'
import { getMe } from './who-am-i.ts'

/** Sign-in by OpenID Connect, and the person who is signed in. */
export const signInRoutes: readonly Route[] = [
  get('/v1/me', { permission: 'signed-in', operation: session.getMe, handler: getMe }),
  get('/auth/{door}/login', { permission: 'public', limit: 'sign-in', operation: session.logIn, handler: logIn }),
  get('/auth/{door}/callback', {
    permission: 'public',
    limit: 'sign-in',
    operation: session.finishLogIn,
    handler: finishLogIn,
  }),
  post('/auth/{door}/backchannel-logout', {
    permission: 'public',
    limit: 'public',
    operation: session.backChannelLogout,
    handler: postBackChannelLogout,
  }),
  post('/auth/logout', { permission: 'signed-in', operation: session.logOut, handler: logOut }),
]
