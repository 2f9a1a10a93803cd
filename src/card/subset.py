"""Makes a font of social cards:  python3 subset.py NotoSansCJK-Regular.ttc regular.otf  (needs fonttools)"""
import sys
from fontTools import subset
from fontTools.ttLib import TTCollection
src, out, face = sys.argv[1], sys.argv[2], "Noto Sans CJK SC"
font = next(f for f in TTCollection(src) if f["name"].getDebugName(1) == face)
# GB 2312: every pair of bytes in its rows of characters.
want = set()
for hi in range(0xA1, 0xF8):
    for lo in range(0xA1, 0xFF):
        try:
            want.add(ord(bytes([hi, lo]).decode("gb2312")))
        except UnicodeDecodeError:
            pass
want |= set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | set(range(0x2010, 0x2030)) | set(range(0xFF01, 0xFF5F))
want |= {0x20AC, 0x2082, 0x2083, 0x00B2, 0x00B3, 0x2030, 0x2122, 0x2190, 0x2192, 0x2212, 0x2260, 0x2264, 0x2265, 0x25A1, 0x3007}
# Kana and box drawing are in GB 2312, and in no title of a report in Chinese or English.
want -= set(range(0x3041, 0x30FF)) | set(range(0x2500, 0x2580)) | set(range(0x0400, 0x0460)) | set(range(0x3105, 0x312A))
# Quotation marks, dashes and dots are as wide as a Han character; the narrow ones for Latin text go to private places.
cmap = font.getBestCmap()
gsub = font["GSUB"].table
narrow = {}
for record in gsub.FeatureList.FeatureRecord:
    if record.FeatureTag == "pwid":
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                table = getattr(table, "ExtSubTable", table)
                narrow.update(getattr(table, "mapping", {}))
private = {}
for code in (0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2025, 0x2026, 0x00B7, 0x2013):
    glyph = cmap.get(code)
    if glyph in narrow:
        private[0xE000 + (code & 0xFFF)] = narrow[glyph]
for table in font["cmap"].tables:
    if table.isUnicode() and table.format != 14:
        table.cmap.update(private)
want |= set(private)
options = subset.Options()
options.layout_features = []
options.hinting = False
options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GDEF", "GPOS", "GSUB", "DSIG"]
options.notdef_outline = True
options.desubroutinize = False
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=want)
subsetter.subset(font)
print(len(font.getBestCmap()), "characters")
font.save(out)
