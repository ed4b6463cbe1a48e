"""Addresses of signing in, changing posts, and a person's own account."""

from allauth.account import views as sign
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import include, path

from chungtay.people import language, staff_views, views
from chungtay.people.doors import public_page, signed_in

_own = [
    path("doi-chuc-vu/", views.switch_post, name="switch_post"),
    path("tai-khoan/", views.account, name="account"),
    path("mau/ngay/", views.sample_day, name="sample_day"),
    path("ngon-ngu/", language.choose, name="language"),
    path("can-bo/", staff_views.staff, name="staff"),
    path("can-bo/co-quan/<uuid:agency_id>/", staff_views.agency_staff, name="agency"),
    path("can-bo/co-quan/<uuid:agency_id>/tai-khoan-moi/", staff_views.new_account, name="new_account"),
    path("can-bo/chuc-vu/<uuid:post_id>/quyen/", staff_views.post_rights, name="post_rights"),
    path("can-bo/giu-chuc/<uuid:holding_id>/thoi/", staff_views.end_post, name="end_post"),
]

urlpatterns = [
    path("", include((_own, "people"))),
    path("dang-nhap/", public_page(views.sign_in), name="account_login"),
    path("dang-nhap/ma-xac-thuc/", public_page(factor.authenticate), name="mfa_authenticate"),
    path("dang-nhap/tai-khoan-dung/", public_page(sign.account_inactive), name="account_inactive"),
    path("dang-xuat/", views.sign_out, name="account_logout"),
    path("tai-khoan/xac-nhan/", signed_in(sign.reauthenticate), name="account_reauthenticate"),
    path("tai-khoan/mat-khau/", signed_in(sign.password_change), name="account_change_password"),
    path("tai-khoan/hai-buoc/", signed_in(factor.index), name="mfa_index"),
    path("tai-khoan/hai-buoc/xac-nhan/", signed_in(factor.reauthenticate), name="mfa_reauthenticate"),
    path("tai-khoan/hai-buoc/bat/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("tai-khoan/hai-buoc/tat/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("tai-khoan/ma-du-phong/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "tai-khoan/ma-du-phong/moi/",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tai-khoan/ma-du-phong/tai/",
        signed_in(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
