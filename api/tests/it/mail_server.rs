//! A mail server for a test, over real connections. It speaks SMTP by `mailin`, and keeps what it takes.

use std::{
    io::{self, BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use mailin::{Action, Handler, Response, SessionBuilder, response};

/// A mail server, gone when the test ends.
pub struct MailServer {
    address: SocketAddr,
    desk: Desk,
    closed: Arc<Mutex<bool>>,
}

/// A message that it took.
#[derive(Clone)]
pub struct Received {
    pub to: Vec<String>,
    pub message: Vec<u8>,
}

impl Received {
    pub fn message_id(&self) -> String {
        let message = mail_parser::MessageParser::default().parse(&self.message).unwrap();
        message.message_id().unwrap().to_owned()
    }
}

/// How it answers, and what it took.
#[derive(Clone, Default)]
struct Desk {
    /// Answers to recipients other than to take them, by the beginning of their address.
    refusals: Arc<Mutex<Vec<(String, u16)>>>,
    received: Arc<Mutex<Vec<Received>>>,
    /// How long it thinks before it takes a message.
    thinks: Duration,
    /// The message under way.
    under_way: Option<Received>,
}

impl MailServer {
    pub fn start() -> Self {
        Self::start_thinking(Duration::ZERO)
    }

    /// One that takes its time with each message.
    pub fn start_thinking(thinks: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let desk = Desk { thinks, ..Desk::default() };
        let closed = Arc::new(Mutex::new(false));
        let (at_door, to_close) = (desk.clone(), Arc::clone(&closed));
        thread::spawn(move || {
            for stream in listener.incoming() {
                if *to_close.lock().unwrap() {
                    break;
                }
                let desk = at_door.clone();
                // A client that is killed leaves in the middle of a word.
                thread::spawn(move || stream.and_then(|stream| serve(&stream, desk)));
            }
        });
        Self { address, desk, closed }
    }

    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// From now on answers with a code to recipients whose address begins so.
    pub fn refuse(&self, beginning: &str, code: u16) {
        self.desk.refusals.lock().unwrap().push((beginning.to_owned(), code));
    }

    /// From now on takes everything.
    pub fn take_all(&self) {
        self.desk.refusals.lock().unwrap().clear();
    }

    pub fn received(&self) -> Vec<Received> {
        self.desk.received.lock().unwrap().clone()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        *self.closed.lock().unwrap() = true;
        // It waits for somebody to come.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(stream: &TcpStream, desk: Desk) -> io::Result<()> {
    let mut session = SessionBuilder::new("mail.example").build(stream.peer_addr()?.ip(), desk);
    let (mut reader, mut writer) = (BufReader::new(stream), stream);
    session.greeting().write_to(&mut writer)?;
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let answer = session.process(&line);
        line.clear();
        if !matches!(answer.action, Action::NoReply) {
            answer.write_to(&mut writer)?;
            writer.flush()?;
        }
        if matches!(answer.action, Action::Close) {
            break;
        }
    }
    Ok(())
}

impl Handler for Desk {
    fn rcpt(&mut self, to: &str) -> Response {
        let refusals = self.refusals.lock().unwrap();
        match refusals.iter().find(|(beginning, _)| to.starts_with(beginning)) {
            Some((_, code)) => Response::custom(*code, format!("5.1.1 <{to}>: not to them")),
            None => response::OK,
        }
    }

    fn data_start(&mut self, _domain: &str, _from: &str, _is8bit: bool, to: &[String]) -> Response {
        self.under_way = Some(Received { to: to.to_vec(), message: Vec::new() });
        response::OK
    }

    fn data(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Some(received) = &mut self.under_way {
            received.message.extend(bytes);
        }
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        thread::sleep(self.thinks);
        self.received.lock().unwrap().extend(self.under_way.take());
        response::OK
    }
}
