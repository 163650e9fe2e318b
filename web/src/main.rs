//! The single-page application of the Café IA network, as the browser starts it.

fn main() {
    cafeia_web::start();
}
