/** The whole environment of the server: messages in a known language, no PG… variable of the user who started the trial. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }
