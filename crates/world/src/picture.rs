//! The harmless pictures: one colour each.

use png::chunk::ChunkType;
use rand::Rng;

/// Bytes of chance in every picture, so that no two are the same file unless they are meant to be.
const CHANCE_BYTES_MIN: usize = 16;
/// What an unpadded picture of this kind takes, padding header included; only used to come near the wished size.
const BARE_BYTES: usize = 100;
/// An ancillary, private, safe-to-copy chunk: viewers skip it.
const PADDING: ChunkType = ChunkType(*b"clRn");

/// A valid PNG of 8 by 8 pixels in one drawn colour, padded to about `bytes` by a chunk that viewers skip.
pub(crate) fn picture(bytes: usize, rng: &mut impl Rng) -> Vec<u8> {
    let colour: [u8; 3] = rng.random();
    let mut padding = vec![0; bytes.saturating_sub(BARE_BYTES).max(CHANCE_BYTES_MIN)];
    rng.fill_bytes(&mut padding);
    encode(colour, &padding)
}

#[expect(
    clippy::expect_used,
    reason = "an encoder of a fixed, legal header that writes to memory cannot fail"
)]
fn encode(colour: [u8; 3], padding: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(padding.len() + 2 * BARE_BYTES);
    let mut encoder = png::Encoder::new(&mut out, 8, 8);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("header");
    writer.write_chunk(PADDING, padding).expect("padding");
    writer.write_image_data(&colour.repeat(64)).expect("pixels");
    writer.finish().expect("end");
    out
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn pictures_decode_to_one_colour_and_have_the_wished_size() {
        let mut rng = StdRng::seed_from_u64(3);
        for wished in [0, 50_000, 1_000_000] {
            let bytes = picture(wished, &mut rng);
            assert!(bytes.len().abs_diff(wished) < 200, "{} for {wished}", bytes.len());
            let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            let (first, _) = pixels.split_at(3);
            assert_eq!(pixels.len(), 192);
            assert!(pixels.chunks(3).all(|pixel| pixel == first));
        }
        assert_ne!(picture(0, &mut rng), picture(0, &mut rng));
    }
}
