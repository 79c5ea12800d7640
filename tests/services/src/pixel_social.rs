//! The errors of pixel-social's MQTT wire, from a service through a broker to a client.

use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::time::Duration;

use pixel_social_errors::client::{Decoded, NO_HEADERS, decode_on};
use pixel_social_errors::{Context, Error, ErrorCode, Wire};
use rumqttc::{Client, Connection, Event, MqttOptions, Packet, QoS};

const TOPIC: &str = "players/1/errors";

/// How long the broker may take for one message.
const PATIENCE: Duration = Duration::from_secs(10);

/// Text of which nearly nothing may stand in JSON as it is.
const AWKWARD: &str = "\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}\u{2028}é😀{field} </script>";

type Outcome<T> = Result<T, Box<dyn StdError>>;

/// Sends the errors through the broker at the port, and says how many arrived as they were.
pub(crate) fn exchange(port: u16) -> Outcome<String> {
    let errors = errors()?;
    let (client, mut inbox) = connect("player", port);
    client.subscribe(TOPIC, QoS::AtLeastOnce)?;
    await_packet(&mut inbox, |packet| matches!(packet, Packet::SubAck(_)).then_some(()))?;

    let (service, mut outbox) = connect("service", port);
    for error in &errors {
        let payload = error.body(&Context::new());
        service.publish(TOPIC, QoS::AtLeastOnce, false, payload.into_owned())?;
        await_packet(&mut outbox, |packet| matches!(packet, Packet::PubAck(_)).then_some(()))?;
    }
    for sent in &errors {
        let payload = await_packet(&mut inbox, |packet| match packet {
            Packet::Publish(message) => Some(message.payload),
            _ => None,
        })?;
        let received = match decode_on(Wire::Mqtt, 0, NO_HEADERS, &payload) {
            Decoded::Known(known) => known.problems,
            Decoded::Unknown(unknown) => return Err(format!("{sent}: {unknown:?}").into()),
        };
        match &*received {
            [problem] if problem.error() == sent => {}
            _ => return Err(format!("{sent:?} has become {received:?}").into()),
        }
    }
    service.disconnect()?;
    client.disconnect()?;
    Ok(format!("{} errors arrived as they were", errors.len()))
}

/// Every error that has no status, hence none of HTTP; those with params once more with awkward ones.
fn errors() -> Outcome<Vec<Error>> {
    let mut errors =
        vec![Error::InvalidRequest, Error::MqttNotFound, Error::RateLimited, Error::InternalError];
    let long = "x".repeat(4000);
    for (operator, field) in [("contains", "width"), (AWKWARD, AWKWARD), (&long, AWKWARD)] {
        errors.extend([
            Error::operator_invalid_for_numeric(field, operator),
            Error::operator_invalid_for_boolean(field, operator),
            Error::operator_invalid_for_enum(field, operator),
            Error::field_not_nullable(field),
            Error::invalid_field_value(field),
        ]);
    }
    let tried: BTreeSet<_> = errors.iter().map(|error| error.code().key()).collect();
    let all = ErrorCode::ALL.iter().filter(|code| code.status().is_none());
    if let Some(code) = all.map(|code| code.key()).find(|key| !tried.contains(key)) {
        return Err(format!("{code} is not tried").into());
    }
    Ok(errors)
}

fn connect(name: &str, port: u16) -> (Client, Connection) {
    Client::new(MqttOptions::new(name, "127.0.0.1", port), 64)
}

/// Waits for a packet that is wanted.
fn await_packet<T>(
    connection: &mut Connection,
    wanted: impl Fn(Packet) -> Option<T>,
) -> Outcome<T> {
    loop {
        let event =
            connection.recv_timeout(PATIENCE).map_err(|e| format!("no packet: {e:?}"))??;
        if let Event::Incoming(packet) = event
            && let Some(found) = wanted(packet)
        {
            return Ok(found);
        }
    }
}
