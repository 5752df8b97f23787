/** All that the server inherits: messages that we can read, no PG… variable of the person who started us. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }
