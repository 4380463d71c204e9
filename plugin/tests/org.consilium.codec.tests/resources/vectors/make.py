# Copyright the Consilium authors.
# SPDX-License-Identifier: Apache-2.0
"""Makes the compressed pictures of this folder. README.md says with which tools; commands.txt is what this printed.

usage: make.py PHANTOM WORK TARGET CJPEG DJPEG
  PHANTOM  folder written by: consilium phantom --cases=2 --slices=3 --seed=5 PHANTOM
  WORK     empty folder for what lies between
  TARGET   this folder
  CJPEG    cjpeg of libjpeg-turbo 3 (12 bits and lossless)
  DJPEG    its djpeg
"""

import ctypes
import gzip
import os
import subprocess
import sys

import numpy
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import generate_pixel_data_frame

PHANTOM, WORK, TARGET, CJPEG, DJPEG = (os.path.abspath(path) for path in sys.argv[1:])
ROWS, COLUMNS = slice(44, 81), slice(39, 84)
vectors, refused, commands = [], [], []
pictures = {}


def run(*command):
    """Runs a command in WORK and notes it."""
    shown = [os.path.basename(word) if os.path.isabs(word) else word for word in command]
    commands.append(" ".join(shown))
    done = subprocess.run(command, cwd=WORK, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"{shown}\n{done.stdout.decode()}\n{done.stderr.decode()}")


# Pictures: name -> (values, bits, signed). Colours lie beside each other.


def phantom(scanner):
    return pydicom.dcmread(f"{PHANTOM}/case_0001/{scanner}/image_002.dcm").pixel_array[ROWS, COLUMNS].astype(int)


def make_pictures():
    noisy, smooth, plain, other = phantom("S2"), phantom("S3"), phantom("S1"), phantom("S4")
    pictures["grey12"] = (numpy.clip((noisy - 1000) * 8 + other % 8, 0, 4095), 12, False)
    pictures["grey16"] = (numpy.clip((noisy - 900) * 100 + other % 100, 0, 65535), 16, False)
    pictures["signed16"] = (noisy - 1300, 16, True)
    pictures["grey8"] = (numpy.clip((noisy - 1150) // 1, 0, 255), 8, False)
    pictures["flat8"] = (numpy.clip((smooth - 1180) // 12 * 20, 0, 255), 8, False)
    pictures["grey10"] = (numpy.clip(noisy - 900, 0, 1023), 10, False)
    pictures["grey7"] = (pictures["grey8"][0] // 2, 7, False)
    pictures["grey6"] = (pictures["grey8"][0] // 4, 6, False)
    pictures["grey4"] = (pictures["grey8"][0] // 16, 4, False)
    pictures["grey2"] = (pictures["grey8"][0] // 64, 2, False)
    pictures["grey32"] = (pictures["grey16"][0] * 60000 + pictures["grey12"][0], 32, False)
    bands = [numpy.clip((picture - 1150), 0, 255) for picture in (plain, noisy, smooth)]
    pictures["rgb8"] = (numpy.stack(bands, axis=-1), 8, False)
    bands = [numpy.clip((picture - 1100) * 8 + other % 8, 0, 4095) for picture in (plain, noisy, smooth)]
    pictures["rgb12"] = (numpy.stack(bands, axis=-1), 12, False)
    bands = [pictures["flat8"][0], pictures["flat8"][0] // 40 * 40, numpy.clip((smooth - 1180) // 30 * 50, 0, 255)]
    pictures["flatrgb8"] = (numpy.stack(bands, axis=-1), 8, False)
    pictures["mask1"] = ((smooth > 1300).astype(int), 1, False)


def cell_bits(bits):
    return 1 if bits == 1 else 8 if bits <= 8 else 16 if bits <= 16 else 32


def raw(values, bits):
    """Cells, little endian; negative values as two's complement of the cell."""
    width = max(8, cell_bits(bits))
    return (values & (1 << width) - 1).astype(f"<u{width // 8}").tobytes()


def picture(name):
    values, bits, signed = pictures[name]
    return values, bits, signed, 1 if values.ndim == 2 else 3


def keep(name, data, codec, source, decoded, bound=0, bits=None):
    """Keeps a vector: its bytes, the picture, and what an independent decoder adds to it where something was lost."""
    values, own, signed, samples = picture(source)
    bits = bits or own
    with open(f"{TARGET}/{name}", "wb") as file:
        file.write(data)
    loss = "" if (decoded == values).all() else name.replace("/", "_").rsplit(".", 1)[0]
    packed(source, values, bits)
    if loss:
        packed(loss, decoded - values, bits)
    height, width = values.shape[:2]
    vectors.append(f"{name},{codec},{width},{height},{samples},{cell_bits(bits)},{bits},{source},{loss},{bound}")


def packed(name, values, bits):
    with open(f"{TARGET}/decoded/{name}.raw.gz", "wb") as file:
        file.write(gzip.compress(raw(values, bits), 9, mtime=0))


def pnm(name):
    values, bits, _, samples = picture(name)
    file = f"{name}.{'pgm' if samples == 1 else 'ppm'}"
    wide = bits > 8
    with open(f"{WORK}/{file}", "wb") as out:
        out.write(b"P%d\n%d %d\n%d\n" % (5 if samples == 1 else 6, values.shape[1], values.shape[0], (1 << bits) - 1))
        out.write(values.astype(">u2" if wide else "u1").tobytes())
    return file


def read_pnm(file):
    with open(f"{WORK}/{file}", "rb") as data:
        kind = data.readline().strip()
        width, height = map(int, data.readline().split())
        most = int(data.readline())
        values = numpy.frombuffer(data.read(), ">u2" if most > 255 else "u1").astype(int)
    return values.reshape((height, width) if kind == b"P5" else (height, width, 3))


def dicom(name):
    """A picture as uncompressed DICOM, for the tools that take nothing else."""
    values, bits, signed, samples = picture(name)
    image = Dataset()
    image.file_meta = FileMetaDataset()
    image.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    image.file_meta.MediaStorageSOPClassUID = image.SOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
    image.file_meta.MediaStorageSOPInstanceUID = image.SOPInstanceUID = "2.25.1"
    image.StudyInstanceUID, image.SeriesInstanceUID, image.Modality = "2.25.2", "2.25.3", "OT"
    image.Rows, image.Columns, image.SamplesPerPixel = values.shape[0], values.shape[1], samples
    image.PhotometricInterpretation = "MONOCHROME2" if samples == 1 else "RGB"
    if samples == 3:
        image.PlanarConfiguration = 0
    image.BitsAllocated = max(8, cell_bits(bits))
    image.BitsStored, image.HighBit, image.PixelRepresentation = bits, bits - 1, int(signed)
    data = raw(values, bits)
    image.PixelData = data + b"\0" * (len(data) % 2)
    image["PixelData"].VR = "OW"
    image.is_little_endian, image.is_implicit_VR = True, False
    image.save_as(f"{WORK}/{name}.dcm", write_like_original=False)
    return f"{name}.dcm"


def frame(file):
    image = pydicom.dcmread(f"{WORK}/{file}")
    data = next(generate_pixel_data_frame(image.PixelData, 1))
    # Fragments have an even length; what decoders meet is what stands in the file.
    return data


def cells_of(file, source):
    """The stored values of an uncompressed file, colours beside each other."""
    image = pydicom.dcmread(f"{WORK}/{file}")
    values, bits, signed, samples = picture(source)
    data = numpy.frombuffer(image.PixelData, f"<{'i' if signed else 'u'}{image.BitsAllocated // 8}").astype(int)
    data = data[: values.size]
    if samples == 3 and image.PlanarConfiguration == 1:
        return data.reshape((3,) + values.shape[:2]).transpose(1, 2, 0)
    return data.reshape(values.shape)


def make_rle():
    for source in ("grey8", "flat8", "grey12", "grey16", "signed16", "rgb8", "grey32"):
        file = dicom(source)
        run("dcmcrle", file, "rle.dcm")
        run("dcmdrle", "rle.dcm", "back.dcm")
        keep(f"rle/dcmtk-{source}.rle", frame("rle.dcm"), "RLE", source, cells_of("back.dcm", source))
    # gdcm's encoder gives up on colours of an odd size.
    run("gdcmconv", "--rle", dicom("grey16"), "rle.dcm")
    run("dcmdrle", "rle.dcm", "back.dcm")
    keep("rle/gdcm-grey16.rle", frame("rle.dcm"), "RLE", "grey16", cells_of("back.dcm", "grey16"))


def cjpeg(name, codec, source, *options, bound=0, decoding=("-dct", "int", "-nosmooth")):
    run(CJPEG, *options, "-outfile", "out.jpg", pnm(source))
    run(DJPEG, *decoding, "-pnm", "-outfile", "out.pnm", "out.jpg")
    with open(f"{WORK}/out.jpg", "rb") as data:
        keep(f"jpeg/{name}.jpg", data.read(), codec, source, read_pnm("out.pnm"), bound)


def dcmcjpeg(name, codec, source, *options, bound=0):
    run("dcmcjpeg", *options, dicom(source), "jpeg.dcm")
    run("dcmdjpeg", "+cn", "jpeg.dcm", "back.dcm")
    keep(f"jpeg/{name}.jpg", frame("jpeg.dcm"), codec, source, cells_of("back.dcm", source), bound)


def make_jpeg():
    # Baseline, which the platform's reader and our own read.
    for codec, bound in (("JPEG_BASELINE", 0), ("JPEG_EXTENDED", 1)):
        cjpeg("baseline", codec, "grey8", "-quality", "90", bound=bound)
        cjpeg("baseline-restart", codec, "grey8", "-quality", "60", "-restart", "3B", bound=bound)
        cjpeg("baseline-optimised", codec, "grey8", "-quality", "75", "-optimize", bound=bound)
        cjpeg("baseline-rgb", codec, "rgb8", "-quality", "80", "-rgb", bound=bound)
        dcmcjpeg("baseline-dcmtk", codec, "grey8", "+eb", "+q", "85", bound=bound)
    dcmcjpeg("baseline-444", "JPEG_BASELINE", "rgb8", "+eb", "+q", "85", "+s4")
    dcmcjpeg("baseline-422", "JPEG_BASELINE", "rgb8", "+eb", "+q", "85", "+s2")
    dcmcjpeg("baseline-411", "JPEG_BASELINE", "rgb8", "+eb", "+q", "85", "+n1")
    # 12 bits, and what else only our own reader reads.
    extended = ("-precision", "12")
    for quality in ("98", "50", "1"):
        cjpeg(f"extended-q{quality}", "JPEG_EXTENDED", "grey12", *extended, "-quality", quality, bound=1)
    cjpeg("extended-restart", "JPEG_EXTENDED", "grey12", *extended, "-quality", "80", "-restart", "5B", bound=1)
    cjpeg("extended-rgb", "JPEG_EXTENDED", "rgb12", *extended, "-quality", "80", "-rgb", bound=1)
    for sample in ("2x1", "1x2", "2x2"):
        options = ("-rgb", "-sample", sample + ",1x1,1x1", "-restart", "1")
        cjpeg(f"extended-rgb-{sample}", "JPEG_EXTENDED", "rgb12", *extended, "-quality", "80", *options, bound=1)
    with open(f"{WORK}/scans.txt", "w") as scans:
        scans.write("0;\n1;\n2;\n")
    options = ("-rgb", "-sample", "2x1,1x1,1x1", "-scans", "scans.txt", "-restart", "4B")
    cjpeg("extended-scans", "JPEG_EXTENDED", "rgb12", *extended, "-quality", "80", *options, bound=1)
    dcmcjpeg("extended-444", "JPEG_EXTENDED", "rgb8", "+ee", "+q", "60", "+s4", bound=1)
    dcmcjpeg("extended-dcmtk", "JPEG_EXTENDED", "grey12", "+ee", "+q", "80", bound=1)
    # Lossless: all predictors, point transforms, restarts, depths.
    for predictor in range(1, 8):
        cjpeg(f"lossless-12-{predictor}", "JPEG_LOSSLESS", "grey12", *extended, "-lossless", f"{predictor}")
        lossless = ("-precision", "16", "-lossless", f"{predictor}")
        cjpeg(f"lossless-16-{predictor}", "JPEG_LOSSLESS", "grey16", *lossless)
    for predictor in (1, 4, 5, 6, 7):
        cjpeg(f"lossless-rgb-{predictor}", "JPEG_LOSSLESS", "rgb8", "-rgb", "-lossless", f"{predictor}")
        lossless = (*extended, "-lossless", f"{predictor},{predictor % 4}", "-restart", f"{1 + predictor % 3}")
        cjpeg(f"lossless-restart-{predictor}", "JPEG_LOSSLESS", "grey12", *lossless)
    for bits in (2, 4, 8, 10):
        lossless = ("-precision", f"{bits}", "-lossless", f"{2 + bits % 6}")
        cjpeg(f"lossless-bits-{bits}", "JPEG_LOSSLESS", f"grey{bits}", *lossless)
    dcmcjpeg("lossless-dcmtk-rgb", "JPEG_LOSSLESS", "flatrgb8", "+e1")
    for predictor in (1, 6):
        options = ("+el", "+sv", f"{predictor}")
        dcmcjpeg(f"lossless-dcmtk-{predictor}", "JPEG_LOSSLESS", "signed16", *options)
    run("gdcmconv", "--jpeg", dicom("grey16"), "jpeg.dcm")
    run("dcmdjpeg", "jpeg.dcm", "back.dcm")
    keep("jpeg/lossless-gdcm.jpg", frame("jpeg.dcm"), "JPEG_LOSSLESS", "grey16", cells_of("back.dcm", "grey16"))


CHARLS = ctypes.CDLL("libcharls.so.2")


class FrameInfo(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int32) for name in ("width", "height", "bits", "components")]


class Preset(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int32) for name in ("most", "t1", "t2", "t3", "reset")]


for maker in ("encoder", "decoder"):
    getattr(CHARLS, f"charls_jpegls_{maker}_create").restype = ctypes.c_void_p


def called(name, coder, *arguments):
    error = getattr(CHARLS, name)(ctypes.c_void_p(coder), *arguments)
    if error != 0:
        raise SystemExit(f"{name}: error {error}")


def charls(name, source, near=0, interleave=0, preset=None):
    """Encodes with CharLS: interleave 0 none, 1 line, 2 sample."""
    shown = f" near={near} interleave={('none', 'line', 'sample')[interleave]} preset={preset}"
    commands.append(f"libcharls: {source}{shown}")
    values, bits, _, samples = picture(source)
    planes = values.transpose(2, 0, 1) if samples == 3 and interleave == 0 else values
    data = raw(planes, bits)
    encoder = CHARLS.charls_jpegls_encoder_create()
    frame_info = FrameInfo(values.shape[1], values.shape[0], bits, samples)
    called("charls_jpegls_encoder_set_frame_info", encoder, ctypes.byref(frame_info))
    called("charls_jpegls_encoder_set_near_lossless", encoder, near)
    called("charls_jpegls_encoder_set_interleave_mode", encoder, interleave)
    if preset:
        called("charls_jpegls_encoder_set_preset_coding_parameters", encoder, ctypes.byref(Preset(*preset)))
    out = ctypes.create_string_buffer(4 * len(data) + 1000)
    called("charls_jpegls_encoder_set_destination_buffer", encoder, out, ctypes.c_size_t(len(out)))
    called("charls_jpegls_encoder_encode_from_buffer", encoder, data, ctypes.c_size_t(len(data)), 0)
    written = ctypes.c_size_t()
    called("charls_jpegls_encoder_get_bytes_written", encoder, ctypes.byref(written))
    coded = out.raw[: written.value]

    decoder = CHARLS.charls_jpegls_decoder_create()
    called("charls_jpegls_decoder_set_source_buffer", decoder, coded, ctypes.c_size_t(len(coded)))
    called("charls_jpegls_decoder_read_header", decoder)
    back = ctypes.create_string_buffer(len(data))
    called("charls_jpegls_decoder_decode_to_buffer", decoder, back, ctypes.c_size_t(len(data)), 0)
    decoded = numpy.frombuffer(back.raw, f"<u{len(data) // values.size}").astype(int)
    if samples == 3 and interleave == 0:
        decoded = decoded.reshape(planes.shape).transpose(1, 2, 0)
    keep(f"jpegls/{name}.jls", coded, "JPEG_LS", source, decoded.reshape(values.shape))


def make_jpegls():
    for source in ("grey2", "grey4", "grey6", "grey7", "grey8", "flat8", "grey10", "grey12", "grey16"):
        charls(f"lossless-{source}", source)
    for near in (1, 2, 3, 7):
        charls(f"near{near}-grey8", "grey8", near)
        charls(f"near{near}-flat8", "flat8", near)
    charls("near5-grey12", "grey12", 5)
    charls("near1-grey4", "grey4", 1)
    charls("near1-grey6", "grey6", 1)
    charls("near2-grey7", "grey7", 2)
    charls("near60-grey16", "grey16", 60)
    for interleave, mode in enumerate(("none", "line", "sample")):
        charls(f"lossless-{mode}", "rgb8", 0, interleave)
        charls(f"near3-{mode}", "rgb8", 3, interleave)
        charls(f"lossless-12-{mode}", "rgb12", 0, interleave)
        charls(f"lossless-flat-{mode}", "flatrgb8", 0, interleave)
        charls(f"near2-flat-{mode}", "flatrgb8", 2, interleave)
    charls("preset-grey8", "grey8", 0, 0, (255, 5, 12, 40, 31))
    charls("preset-flat8", "flat8", 0, 0, (255, 3, 7, 21, 3))
    charls("preset-near-flat8", "flat8", 3, 0, (255, 12, 20, 40, 4))
    charls("preset-near-grey12", "grey12", 2, 0, (4095, 30, 90, 300, 16))
    for options, name in ((("+el",), "dcmtk"), (("+en", "+md", "4"), "dcmtk-near4")):
        run("dcmcjpls", *options, dicom("grey12"), "jls.dcm")
        run("dcmdjpls", "jls.dcm", "back.dcm")
        keep(f"jpegls/{name}.jls", frame("jls.dcm"), "JPEG_LS", "grey12", cells_of("back.dcm", "grey12"))
    run("dcmcjpls", "+pc", "+is", dicom("rgb8"), "jls.dcm")
    run("dcmdjpls", "jls.dcm", "back.dcm")
    keep("jpegls/dcmtk-sample.jls", frame("jls.dcm"), "JPEG_LS", "rgb8", cells_of("back.dcm", "rgb8"))
    run("gdcmconv", "--jpegls", dicom("signed16"), "jls.dcm")
    run("dcmdjpls", "jls.dcm", "back.dcm")
    keep("jpegls/gdcm-signed16.jls", frame("jls.dcm"), "JPEG_LS", "signed16", cells_of("back.dcm", "signed16"))


def opj(name, source, *options, bound=0, form="j2k"):
    values, bits, signed, samples = picture(source)
    width = 1 if bits <= 8 else 2
    planes = values.transpose(2, 0, 1) if samples == 3 else values
    with open(f"{WORK}/{source}.rawl", "wb") as out:
        out.write((planes & (1 << 8 * width) - 1).astype(f"<u{width}").tobytes())
    shape = f"{values.shape[1]},{values.shape[0]},{samples},{bits},{'s' if signed else 'u'}"
    given = ("-i", pnm(source)) if bits == 1 else ("-i", f"{source}.rawl", "-F", shape)
    run("opj_compress", *given, *options, "-o", f"out.{form}")
    run("opj_decompress", "-i", f"out.{form}", "-o", "out.rawl")
    with open(f"{WORK}/out.rawl", "rb") as data:
        decoded = numpy.frombuffer(data.read(), f"<{'i' if signed else 'u'}{width}").astype(int)
    decoded = decoded.reshape(planes.shape).transpose(1, 2, 0) if samples == 3 else decoded.reshape(values.shape)
    with open(f"{WORK}/out.{form}", "rb") as data:
        keep(f"jpeg2000/{name}.{form}", data.read(), "JPEG_2000", source, decoded, bound)


def make_jpeg2000():
    for source in ("mask1", "grey4", "grey8", "grey12", "grey16", "signed16"):
        opj(f"reversible-{source}", source, "-n", "4")
    opj("reversible-1", "grey12", "-n", "1")
    opj("reversible-2", "grey12", "-n", "2")
    opj("container", "grey8", "-n", "3", form="jp2")
    blocks = ("-n", "3", "-b", "16,16")
    for mode in (1, 2, 4, 8, 16, 32, 5, 63):
        opj(f"mode-{mode}", "grey12", *blocks, "-M", f"{mode}")
    opj("mode-1-layers", "grey12", *blocks, "-M", "1", "-r", "6,3,1")
    opj("mode-5-layers", "grey12", *blocks, "-M", "5", "-r", "6,3,1")
    opj("blocks-64x4", "grey12", "-n", "3", "-b", "64,4")
    opj("blocks-4x64", "grey12", "-n", "3", "-b", "4,64")
    rest = ("-n", "3", "-b", "8,8", "-r", "12,4,1", "-t", "33,26", "-c", "[32,16],[16,16]")
    for order in ("LRCP", "RLCP", "RPCL", "PCRL", "CPRL"):
        opj(f"order-{order}", "rgb8", *rest, "-p", order)
    opj("markers", "rgb8", *rest, "-p", "RLCP", "-SOP", "-EPH", "-PLT", "-TLM")
    opj("tile-parts", "rgb8", *rest, "-p", "RPCL", "-TP", "R")
    changes = "T1=0,0,3,1,3,RLCP/T1=1,0,3,3,3,CPRL"
    opj("order-change", "rgb8", "-n", "3", "-b", "8,8", "-r", "12,4,1", "-POC", changes)
    opj("no-colour-transform", "rgb8", "-n", "3", "-mct", "0")
    opj("offset", "grey12", "-n", "4", "-b", "16,16", "-d", "5,3", "-t", "32,32", "-T", "2,1")
    # The last tiles are one pixel wide and high, at odd places; the irreversible encoder gives up on those.
    opj("lines", "grey12", "-n", "3", "-d", "3,3", "-t", "47,39")
    packets = ("-n", "3", "-t", "16,16", "-b", "4,4", "-c", "[8,8],[8,8]", "-r", "40,20,10,5,2,1")
    opj("many-packets", "grey8", *packets)
    opj("guard-bits", "grey12", "-n", "3", "-GuardBits", "4")
    opj("irreversible-1", "grey12", "-I", "-n", "5", "-r", "2", bound=1)
    opj("irreversible-2", "grey8", "-I", "-n", "2", "-r", "1", bound=1)
    opj("irreversible-3", "grey8", "-I", "-n", "3", "-r", "8", bound=1)
    opj("irreversible-signed", "signed16", "-I", "-n", "4", "-r", "3", bound=1)
    opj("irreversible-rgb", "rgb8", "-I", "-n", "4", "-r", "4", "-b", "16,16", bound=1)
    opj("irreversible-tiles", "rgb8", "-I", *rest, "-M", "1", "-d", "3,5", bound=1)
    opj("cut-layers", "grey12", "-n", "4", "-r", "10,5", bound=1)
    run("gdcmconv", "--j2k", dicom("signed16"), "j2k.dcm")
    run("gdcmconv", "--raw", "j2k.dcm", "back.dcm")
    decoded = cells_of("back.dcm", "signed16")
    keep("jpeg2000/gdcm-signed16.j2k", frame("j2k.dcm"), "JPEG_2000", "signed16", decoded)


def refuse(name, codec, source, reason):
    """Keeps what isn't decoded here, and must be refused by its name."""
    with open(f"{WORK}/{name}", "rb") as data, open(f"{TARGET}/refused/{name}", "wb") as out:
        out.write(data.read())
    values, bits, _, samples = picture(source)
    refused.append(
        f"refused/{name},{codec},{values.shape[1]},{values.shape[0]},{samples},{cell_bits(bits)},{bits},{reason}"
    )


def make_refused():
    # The raw file is there already.
    shape = ("-i", "grey8.rawl", "-F", "45,37,1,8,u", "-n", "2", "-r", "8")
    run("opj_compress", *shape, "-ROI", "c=0,U=3", "-o", "roi.j2k")
    refuse("roi.j2k", "JPEG_2000", "grey8", "JPEG 2000 with a region of interest is not supported")
    run("opj_compress", "-i", "rgb8.rawl", "-F", "45,37,3,8,u@1x1:2x2:2x2", "-mct", "0", "-r", "8", "-o", "halved.j2k")
    refuse("halved.j2k", "JPEG_2000", "rgb8", "JPEG 2000 with subsampled colours is not supported")
    for option in ("progressive", "arithmetic"):
        run(CJPEG, "-quality", "50", f"-{option}", "-outfile", f"{option}.jpg", pnm("grey8"))
        refuse(f"{option}.jpg", "JPEG_EXTENDED", "grey8", "the JPEG data isn't of the sequential process expected")
    run(CJPEG, "-quality", "50", "-outfile", "lossy.jpg", pnm("grey8"))
    refuse("lossy.jpg", "JPEG_LOSSLESS", "grey8", "the JPEG data isn't of the lossless process expected")
    with open(f"{WORK}/planes.txt", "w") as scans:
        scans.write("".join(f"{plane}: 1-0, 0, 0;\n" for plane in range(3)))
    run(CJPEG, "-lossless", "1", "-rgb", "-scans", "planes.txt", "-outfile", "scans.jpg", pnm("rgb8"))
    refuse("scans.jpg", "JPEG_LOSSLESS", "rgb8", "lossless JPEG with a scan for each colour is not supported")
    refuse("lossy.jpg", "JPEG_LS", "grey8", "the JPEG-LS data is of another JPEG process")


def main():
    for folder in ("refused", "rle", "jpeg", "jpegls", "jpeg2000", "decoded"):
        os.makedirs(f"{TARGET}/{folder}", exist_ok=True)
        for old in os.listdir(f"{TARGET}/{folder}"):
            os.remove(f"{TARGET}/{folder}/{old}")
    make_pictures()
    make_rle()
    make_jpeg()
    make_jpegls()
    make_jpeg2000()
    make_refused()
    with open(f"{TARGET}/vectors.csv", "w") as out:
        out.write("file,codec,width,height,samples,cell_bits,value_bits,picture,loss,bound\n")
        out.write("\n".join(vectors) + "\n")
    with open(f"{TARGET}/refused.csv", "w") as out:
        out.write("file,codec,width,height,samples,cell_bits,value_bits,reason\n")
        out.write("\n".join(refused) + "\n")
    with open(f"{TARGET}/commands.txt", "w") as out:
        out.write("\n".join(commands) + "\n")


main()
