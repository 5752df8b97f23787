import './ui/styles.ts'
