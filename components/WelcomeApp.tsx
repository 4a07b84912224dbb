/** The page that greets a new user. */
export function WelcomeApp() {
  return (
    <main>
      <h1>Ibid</h1>
    </main>
  );
}
