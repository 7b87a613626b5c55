// Types what the bundler makes of a style sheet: a module's class names, or nothing.

declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module '*.css';

declare module '@fontsource/jetbrains-mono/*';
