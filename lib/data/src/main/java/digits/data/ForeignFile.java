package digits.data;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files that hold neither numbers nor pictures as this library reads them, told by their first bytes, and the way out for each.
 *
 * @param what what the file is, as "a web page"
 * @param wayOut what to do about it
 */
public record ForeignFile(String what, String wayOut) {

    /** Bytes of a file's beginning that are enough to tell. */
    public static final int HEAD = 512;

    private static final String TO_CSV =
            "write it with numpy.savetxt(\"digits.csv\", numpy.column_stack([labels, pictures.reshape(len(pictures), -1)]), "
                    + "delimiter=\",\", fmt=\"%g\")";

    private static final String PICKLE = "a Python pickle";
    private static final String LOAD_PICKLE = "load it in Python, and " + TO_CSV;

    static final ForeignFile REVERSED = new ForeignFile(
            "an IDX file whose numbers have the lowest byte first",
            "write them with the highest byte first, as struct.pack(\">I\", number) does");

    /** Where a signature begins, the signature in hexadecimal, what it is, the way out. */
    private static final String[][] SIGNATURES = {
        {"0", "255044462d", "a PDF document", "export the page as PNG, or the table as CSV"},
        {"0", "d0cf11e0a1b11ae1", "an Excel or Word file", "save it as CSV (comma separated)"},
        {"0", "934e554d5059", "a NumPy array (.npy)", "load it with numpy.load, and " + TO_CSV},
        {"0", "89484446", "an HDF5 file", "load it with Python's h5py, and " + TO_CSV},
        {"0", "50415231", "a Parquet file", "write it as CSV: pandas.read_parquet(name).to_csv(new, index=False)"},
        {"0", "53514c69746520666f726d6174", "an SQLite database", "export the table as CSV"},
        {"0", "4d41544c414220", "a MATLAB file", "write it as CSV with writematrix"},
        {"0", "5244583", "a file of R", "write it as CSV with write.csv(…, row.names = FALSE)"},
        {"0", "8002", PICKLE, LOAD_PICKLE},
        {"0", "8003", PICKLE, LOAD_PICKLE},
        {"0", "8004", PICKLE, LOAD_PICKLE},
        {"0", "8005", PICKLE, LOAD_PICKLE},
        {
            "0",
            "4152524f5731",
            "an Arrow or Feather file",
            "write it as CSV: pandas.read_feather(name).to_csv(new, index=False)"
        },
        {"0", "4f5243", "an ORC file", "write it as CSV: pandas.read_orc(name).to_csv(new, index=False)"},
        {"0", "4f626a01", "an Avro file", "write it as CSV"},
        {"0", "24464c32", "a file of SPSS", "write it as CSV: pandas.read_spss(name).to_csv(new, index=False)"},
        {
            "0",
            "3c73746174615f647461",
            "a file of Stata",
            "write it as CSV: pandas.read_stata(name).to_csv(new, index=False)"
        },
        {"0", "01080000", REVERSED.what, REVERSED.wayOut},
        {"0", "03080000", REVERSED.what, REVERSED.wayOut},
        {"0", "5d0000", "a file compressed by LZMA", "unpack it"},
        {"0", "04224d18", "a file compressed by LZ4", "unpack it"},
        {"0", "1f9d", "a file compressed by compress", "unpack it"},
        {"0", "425a68", "a file compressed by bzip2", "unpack it"},
        {"0", "fd377a585a00", "a file compressed by xz", "unpack it"},
        {"0", "28b52ffd", "a file compressed by Zstandard", "unpack it"},
        {"0", "377abcaf271c", "a 7-Zip archive", "unpack it"},
        {"0", "526172211a07", "a RAR archive", "unpack it"},
        {"257", "7573746172", "a tar archive", "unpack it"},
        {"0", "504b0304", "a zip archive", "unpack it"},
        {"0", "1f8b", "a file compressed by gzip", "unpack it"},
        {"8", "57454250", "a WebP image", "save it as PNG or JPEG"},
        {
            "4",
            "66747970",
            "a HEIC or AVIF image, or a film",
            "save it as JPEG; a phone's camera has \"most compatible\" among its settings"
        },
        {"0", "89504e470d0a1a0a", "a PNG image", "read it with Digits.fromImage"},
        {"0", "ffd8ff", "a JPEG image", "read it with Digits.fromImage"},
        {"0", "47494638", "a GIF image", "read it with Digits.fromImage"},
        {"0", "424d", "a BMP image", "read it with Digits.fromImage"},
        {"0", "49492a00", "a TIFF image", "read it with Digits.fromImage"},
        {"0", "4d4d002a", "a TIFF image", "read it with Digits.fromImage"},
        {"4", "6a502020", "a JPEG 2000 image", "save it as PNG or JPEG"},
        {"4", "4a584c20", "a JPEG XL image", "save it as PNG or JPEG"},
        {"0", "7b5c727466", "an RTF document", "save it as plain text"},
        {"0", "38425053", "a Photoshop file", "export it as PNG"},
        {"0", "00000100", "an icon", "save it as PNG"},
    };

    /** The name of a file in a zip archive, what the archive is, the way out. */
    private static final String[][] ARCHIVES = {
        {"\\[Content_Types]\\.xml", "an Excel or Word file", "save it as CSV (comma separated)"},
        {"mimetype", "an OpenDocument file", "save it as CSV (comma separated)"},
        {
            ".*\\.npy",
            "an archive of NumPy (.npz)",
            "read a network with SavedNetwork.load; load pictures with numpy.load, and " + TO_CSV
        },
        {
            "(.*/)?data\\.pkl",
            "a file of PyTorch",
            "docs/data.md shows how to bring weights; load pictures in Python, and " + TO_CSV
        },
        {".*\\.weights\\.h5", "a network of Keras", "docs/data.md shows how to bring its weights"},
    };

    /** What a file is; empty if it may be numbers, or text. */
    public static Optional<ForeignFile> of(byte[] head) {
        String hex = HexFormat.of().formatHex(head);
        for (String[] signature : SIGNATURES) {
            if (hex.startsWith(signature[1], 2 * Integer.parseInt(signature[0]))) {
                return Optional.of(new ForeignFile(signature[2], signature[3]));
            }
        }
        String text = text(head).strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("version https://git-lfs")) {
            return Optional.of(new ForeignFile(
                    "a Git LFS pointer, which stands for the file", "fetch the file itself with git lfs pull"));
        }
        if (text.startsWith("<svg") || (text.startsWith("<?xml") && text.contains("<svg"))) {
            return Optional.of(new ForeignFile("an SVG drawing", "export it as PNG"));
        }
        if (text.matches("(?s)<[a-z!?].*")) {
            return Optional.of(new ForeignFile(
                    "a web page or another file of tags",
                    "download the file itself, which may need a log-in, or another link on its page"));
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return Optional.of(
                    new ForeignFile("JSON or a list of Python", "write the table as CSV, a picture in each line"));
        }
        if (text.matches(
                "(?s)(\\(?c(numpy|copy_?reg|__builtin__|builtins|collections|pandas|sklearn|torch)[\\w.]*\n_*[a-z]"
                        + "|\\([ldt]p\\d+\n).*")) {
            return Optional.of(new ForeignFile(PICKLE, LOAD_PICKLE));
        }
        if (text.matches("(?s)(import|from [\\w.]+ import) \\w.*")) {
            return Optional.of(new ForeignFile("a Python program", "run it, and read the file that it writes"));
        }
        if (text.matches("(?s)p[1-7]\\s.*")) {
            return Optional.of(new ForeignFile("a PNM image", "save it as PNG"));
        }
        if (text.startsWith("%!ps")) {
            return Optional.of(new ForeignFile("a PostScript document", "export it as PNG"));
        }
        return Optional.empty();
    }

    /** What a zip archive with these files in it is; empty if it may be just that. */
    static Optional<ForeignFile> ofArchive(List<String> names) {
        if (!names.isEmpty()
                && names.stream().allMatch(name -> name.matches("(?i).*\\.(png|jpe?g|gif|bmp|tiff?|webp)"))) {
            return Optional.of(
                    new ForeignFile("a zip archive of images", "unpack it, and read each with Digits.fromImage"));
        }
        for (String[] telling : ARCHIVES) {
            if (names.stream().anyMatch(name -> name.matches(telling[0]))) {
                return Optional.of(new ForeignFile(telling[1], telling[2]));
            }
        }
        return Optional.empty();
    }

    /** Without a byte-order mark, and without the zeros of UTF-16. */
    private static String text(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1)
                .replaceAll("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)|\0", "");
    }

    /** As "a web page: download it again". */
    @Override
    public String toString() {
        return what + ": " + wayOut;
    }
}
