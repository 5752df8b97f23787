/** Where saved searches are. */
export const savedPath = '/v1/archive/saved-searches'
