export * from './generated/profiles.js'
