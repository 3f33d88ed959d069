import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['**/node_modules/**', '**/*.ts'] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 190, skipBlankLines: true }],
      complexity: ['error', 8],
    },
  },
  { files: ['webapp/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['webapp/js/bin/**/*.js'], languageOptions: { globals: globals.node } },
  { files: ['src/test/js/**/*.js'], languageOptions: { globals: globals.node } },
  // what runs inside a page
  { files: ['src/test/js/browser/**/*.js'], languageOptions: { globals: globals.browser } },
];
